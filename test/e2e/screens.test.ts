// Every screen: no fault that axe finds, in light and dark; no sideways scrolling, from 320 pixels to 3,840; nothing from elsewhere.
import { axeFaults } from './axe.ts';
import { expect, type House, Person, roomOf, test } from './people.ts';

const WIDTHS = [320, 390, 768, 1440, 3840];

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
async function eachScreen(house: House, look: (name: string, person: Person) => Promise<void>): Promise<void> {
  const lea = await house.person('Lea');
  await lea.page.goto('/');
  await expect(lea.page.getByRole('heading', { level: 1 })).toBeVisible();
  await look('signed out', lea);
  await lea.page.goto(house.signInLink);
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
  const tom = await house.person('Tom');
  await tom.page.goto(link);
  await expect(tom.page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  await look('join', tom);
}

test('[U9] [U11] [U12] no screen has a fault that axe finds, in the light or the dark, or scrolls sideways, from 320 to 3,840 pixels', async ({
  house,
}) => {
  test.setTimeout(240_000);
  const faults: string[] = [];
  await eachScreen(house, async (name, person) => {
    for (const fault of [...(await axeFaults(person)), ...(await sidewaysAt(person))]) faults.push(`${name}: ${fault}`);
  });
  expect(faults).toEqual([]);
});

test('[U9] a contrast that is too low in the dark alone is found, and a control without a name', async ({ page }) => {
  await page.setContent(`<!doctype html><html lang="en"><title>Planted</title><style>
    p { color: #222; background: #fff }
    @media (prefers-color-scheme: dark) { p { background: #333 } }
  </style><main><h1>Planted</h1><p>Hard to read in the dark</p><button></button></main></html>`);
  const found = await axeFaults(new Person(page, 'Lea', 'http://127.0.0.1'));
  expect(found.map((fault) => fault.split(': ').slice(0, 2).join(': '))).toEqual([
    'light: button-name',
    'dark: color-contrast',
  ]);
});
