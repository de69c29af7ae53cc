// A person with a browser: what they can do in the product, in words, through what is on the screen.
import { expect, type Locator, type Page } from '@playwright/test';

/** One person at one browser. */
export class Person {
  readonly page: Page;
  readonly name: string;
  /** Faults that the browser reported: script errors, breaches of the policy, requests to elsewhere. */
  readonly faults: string[] = [];

  constructor(page: Page, name: string, address: string) {
    this.page = page;
    this.name = name;
    page.on('pageerror', (error) => this.faults.push(`script: ${error.message}`));
    page.on('console', (message) => {
      if (/Content.Security.Policy|violates/i.test(message.text())) this.faults.push(`policy: ${message.text()}`);
    });
    page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (/^(http|ws)/.test(protocol) && host !== new URL(address).host)
        this.faults.push(`elsewhere: ${request.url()}`);
    });
  }

  button = (name: string | RegExp): Locator => this.page.getByRole('button', { name });
  heading = (name: string | RegExp): Locator => this.page.getByRole('heading', { name });
  /** Words on the screen, wherever they stand first. */
  says = (text: string | RegExp): Locator => this.page.getByText(text).filter({ visible: true }).first();

  /** Opens a link and gives a name, where one is asked for. */
  async comeIn(link: string): Promise<void> {
    await this.page.goto(link);
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(this.name);
    await this.page.keyboard.press('Enter');
  }

  /** In the room, at example n, with its text on the screen. */
  async isAt(n: number): Promise<void> {
    await expect(this.heading(new RegExp(`^Example ${n}\\b`))).toBeVisible();
    await expect(this.page.getByRole('article', { name: new RegExp(`^Example ${n}\\b`) })).toBeVisible();
  }

  async goTo(n: number): Promise<void> {
    for (const key of ['g', ...String(n), 'Enter']) await this.page.keyboard.press(key);
    await this.isAt(n);
  }

  group = (name: string): Locator => this.page.getByRole('radiogroup', { name });
  /** The answer this person has given, as the panel shows it. */
  answer = (group: string): Locator => this.group(group).getByRole('radio', { checked: true });

  /** Answers the helpfulness rubric for two responses by keys alone: 1–5 twice, then 1 yes or 2 no twice. */
  async judgeHelpfulness(
    scores: readonly [number, number],
    errors: readonly [boolean, boolean] = [false, false],
  ): Promise<void> {
    const keys = [...scores, ...errors.map((error) => (error ? 1 : 2))];
    await expect(this.group('Helpfulness, response A')).toBeVisible();
    for (const key of keys) {
      await this.page.keyboard.press(String(key));
    }
    await expect(this.says('4 of 4 answered')).toBeVisible();
  }

  async lockIn(): Promise<void> {
    await this.page.keyboard.press('Enter');
    await expect(this.button('Unlock')).toBeVisible();
  }

  get mark(): Locator {
    return this.page.getByRole('banner').getByText(/^(Saved|Saving…|Offline|Connecting…|Not saved|Disconnected)$/);
  }

  comparison = (): Locator => this.page.getByRole('region', { name: 'Judgments side by side' });
  /** The line of one person's answer to one question in the comparison. */
  compared = (question: string, name: string): Locator =>
    this.comparison()
      .getByRole('list', { name: question, exact: true })
      .getByRole('listitem')
      .filter({ hasText: name });

  async comment(text: string): Promise<void> {
    await this.button('Comment on this example').click();
    await this.page.getByRole('textbox', { name: 'Comment on this example' }).fill(text);
    await this.page.keyboard.press('Control+Enter');
    await expect(this.says(text)).toBeVisible();
  }

  /** Does something over HTTP as this person, with the cookies of their browser. @throws when it is refused */
  ask = <T>(method: string, address: string, data?: unknown): Promise<T> => this.#fetch(address, { method, data });
  /** Sends a file as this person. */
  send = <T>(address: string, content: string): Promise<T> =>
    this.#fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      data: Buffer.from(content),
    });

  async #fetch<T>(address: string, how: { method: string; headers?: Record<string, string>; data?: unknown }) {
    const response = await this.page.context().request.fetch(address, how);
    if (!response.ok()) throw new Error(`${how.method} ${address}: ${response.status()} ${await response.text()}`);
    return (response.status() === 204 ? undefined : await response.json()) as T;
  }
}
