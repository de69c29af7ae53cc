// People with browsers: what each can do in the product, in words, through what is on the screen.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type Browser,
  type BrowserContextOptions,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import { type RunningProcess, startProcess } from '../support/start-process.ts';

export { expect };

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

  /** Does something over HTTP as this person, from their own page. */
  async ask<T>(method: string, address: string, body?: unknown): Promise<T> {
    return this.page.evaluate(
      async ([how, where, what]) => {
        const headers = what === undefined ? undefined : { 'content-type': 'application/json' };
        const response = await fetch(where as string, {
          method: how as string,
          headers,
          body: what === undefined ? undefined : JSON.stringify(what),
        });
        return response.status === 204 ? undefined : response.json();
      },
      [method, address, body] as const,
    );
  }
}

export interface House {
  server: RunningProcess;
  /** kill -9, and a new process on the same port and file. */
  killAndStartAgain(): Promise<void>;
  person(name: string, options?: BrowserContextOptions): Promise<Person>;
  /** Another tab of the same person, or the same person again after closing. */
  anotherTab(of: Person, url?: string): Promise<Person>;
  /** The lead, signed in, on the first screen. */
  lead(options?: BrowserContextOptions): Promise<Person>;
  /** The lead, at the first example of the sample room. */
  leadInSampleRoom(): Promise<Person>;
  /** Somebody who joined this room by an invite that the lead made. */
  joins(name: string, lead: Person, room: string, options?: BrowserContextOptions): Promise<Person>;
}

export const roomOf = (person: Person): string => /\/rooms\/([\w-]{22})/.exec(person.page.url())?.[1] ?? '';

async function aHouse(browser: Browser): Promise<House & { close(): Promise<void>; everyone: Person[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tableread-e2e-'));
  const file = path.join(folder, 'tableread.db');
  const everyone: Person[] = [];
  const house = {
    everyone,
    server: await startProcess(file),
    async killAndStartAgain() {
      const port = Number(new URL(house.server.address).port);
      await house.server.kill();
      house.server = await startProcess(file, port);
    },
    async person(name: string, options: BrowserContextOptions = {}) {
      const context = await browser.newContext({
        baseURL: house.server.address,
        viewport: { width: 1440, height: 900 },
        // Only where a page is opened again without a line.
        serviceWorkers: 'block',
        ...options,
      });
      const person = new Person(await context.newPage(), name, house.server.address);
      everyone.push(person);
      return person;
    },
    async anotherTab(of: Person, url = of.page.url()) {
      const tab = new Person(await of.page.context().newPage(), of.name, house.server.address);
      everyone.push(tab);
      await tab.page.goto(url);
      return tab;
    },
    async lead(options?: BrowserContextOptions) {
      const lead = await house.person('Lea', options);
      await lead.comeIn(house.server.link);
      await expect(lead.heading('Rooms')).toBeVisible();
      return lead;
    },
    async leadInSampleRoom() {
      const lead = await house.lead();
      await lead.page.getByRole('link', { name: 'A first table read' }).click();
      await lead.isAt(1);
      return lead;
    },
    async joins(name: string, lead: Person, room: string, options?: BrowserContextOptions) {
      const invite = { role: 'trainer', standing: 'trainer' };
      const { link } = await lead.ask<{ link: string }>('POST', `/api/rooms/${room}/invites`, invite);
      const person = await house.person(name, options);
      await person.comeIn(link);
      await person.isAt(1);
      // Only now do they hear what happens: whoever arrives a moment after a reveal is asked before the table is shown.
      await expect(person.button(/^People; here now: /)).toBeVisible();
      return person;
    },
    async close() {
      for (const person of everyone) await person.page.context().close();
      await house.server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return house;
}

/** Tests with a server of their own; at the end nobody's browser may have reported a fault. */
export const test = base.extend<{ house: House }>({
  house: async ({ browser }, use) => {
    const house = await aHouse(browser);
    await use(house);
    const faults = house.everyone.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`));
    await house.close();
    expect(faults).toEqual([]);
  },
});
