// Every screen: no fault that axe finds, in light and dark; no sideways scrolling, from 320 pixels to 3,840; nothing from elsewhere.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type House, type Person, roomOf, test } from './people.ts';

const WIDTHS = [320, 390, 768, 1440, 3840];

async function faultsOf({ page }: Person): Promise<string[]> {
  // What is about to be replaced is faded and cannot be used.
  await expect(page.locator('.stale')).toHaveCount(0);
  // Nothing may be half faded when its contrast is measured.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
  );
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

async function sidewaysAt({ page }: Person): Promise<string[]> {
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) found.push(`${over} pixels too wide at ${width}`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  return found;
}

/** A table that no format knows, as far as the screen where it is decided how it is read. */
async function sendTable({ page, heading }: Person, lines: readonly string[]) {
  await page.goto('/datasets/new');
  const buffer = Buffer.from(['asked,first,second,luck', ...lines].join('\n'));
  await page.locator('input[type=file]').setInputFiles({ name: 'sums.csv', mimeType: 'text/csv', buffer });
  await expect(heading('Columns')).toBeVisible();
}

/** Every screen in turn, and what it is called. */
async function eachScreen(
  house: House,
  options: object,
  look: (name: string, person: Person) => Promise<void>,
): Promise<void> {
  const lea = await house.person('Lea', options);
  await lea.page.goto('/');
  await expect(lea.page.getByRole('heading', { level: 1 })).toBeVisible();
  await look('signed out', lea);
  await lea.page.goto(house.server.link);
  await expect(lea.page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  await look('sign in', lea);
  await lea.page.getByRole('textbox', { name: 'Your name' }).fill('Lea');
  await lea.page.keyboard.press('Enter');
  await expect(lea.heading('Rooms')).toBeVisible();
  await look('home', lea);
  await lea.page.getByRole('link', { name: /Sample/ }).click();
  await expect(lea.heading('Where it came from')).toBeVisible();
  await look('dataset', lea);
  await lea.page.goto('/datasets/new');
  await expect(lea.button('Choose a file')).toBeVisible();
  await look('import', lea);
  await sendTable(lea, ['What is one and one?,Two.,Three.,0.5', 'And two and two?,Four.,Five.,0.25']);
  await look('how a file is read', lea);
  await lea.page.getByLabel('Use of asked').selectOption('turn');
  await lea.page.getByLabel('Use of first').selectOption('response');
  await lea.page.getByLabel('Use of second').selectOption('rating');
  await expect(lea.page.getByLabel('What was asked')).toBeVisible();
  await expect(lea.page.getByRole('region', { name: /first rows/ }).getByText('Four.')).toBeVisible();
  await look('how a file is read, mapped', lea);
  await lea.page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(lea.heading('Where it came from')).toBeVisible();
  await sendTable(lea, ['What is one and one?,Two.,Three.,0.5', 'And two and three?,Five.,Six.,0.25']);
  await lea.button('Read it so').click();
  await lea.page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(lea.says(/1 changed/)).toBeVisible();
  await look('what changed', lea);
  await lea.page.goto('/datasets');
  await expect(lea.heading('Datasets')).toBeVisible();
  await look('datasets', lea);
  await lea.page.goto('/rooms/new');
  await lea.page.getByRole('combobox', { name: 'Dataset' }).selectOption({ index: 2 });
  await expect(lea.says('Rows 1 to 100 of 100')).toBeVisible();
  await look('new room', lea);
  await lea.page.goto('/nowhere/at/all');
  await expect(lea.page.getByRole('heading', { level: 1 })).toBeVisible();
  await look('not found', lea);

  await lea.page.goto('/');
  await lea.page.getByRole('link', { name: 'A first table read' }).click();
  await lea.isAt(1);
  await look('room, sealed', lea);
  await lea.page.keyboard.press('?');
  await expect(lea.page.getByRole('dialog')).toBeVisible();
  await look('keys', lea);
  await lea.page.keyboard.press('Escape');
  await lea.judgeHelpfulness([4, 2]);
  await lea.lockIn();
  await look('room, locked in', lea);
  await lea.button('Reveal').click();
  await expect(lea.comparison()).toBeVisible();
  await lea.comment('A comment of a few words.');
  await look('room, open', lea);
  await lea.goTo(30);
  await look('room, another example', lea);
  const room = roomOf(lea);
  await lea.page.goto(`/rooms/${room}/people`);
  await expect(lea.heading('Members')).toBeVisible();
  await look('people', lea);
  const { link } = await lea.ask<{ link: string }>('POST', `/api/rooms/${room}/invites`, {
    role: 'trainer',
    standing: 'novice',
  });
  const tom = await house.person('Tom', options);
  await tom.page.goto(link);
  await expect(tom.page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  await look('join', tom);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[U9] [U12] axe finds nothing on any screen, ${colorScheme}`, async ({ house }) => {
    test.setTimeout(180_000);
    const faults: string[] = [];
    await eachScreen(house, { colorScheme }, async (name, person) => {
      for (const fault of await faultsOf(person)) faults.push(`${name}: ${fault}`);
    });
    expect(faults).toEqual([]);
  });
}

test('[U11] no screen scrolls sideways, from 320 to 3,840 pixels', async ({ house }) => {
  test.setTimeout(180_000);
  const faults: string[] = [];
  await eachScreen(house, {}, async (name, person) => {
    for (const fault of await sidewaysAt(person)) faults.push(`${name}: ${fault}`);
  });
  expect(faults).toEqual([]);
});
