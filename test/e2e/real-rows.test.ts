// The whole way of a lead, from a file on disk to a room with another person in it, on made rows and on real ones where they are.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, type Person, test } from './people.ts';

const shared = path.join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

interface Corpus {
  name: string;
  file: string;
  /** Something to be read on the first example's page. */
  shows: RegExp;
  template: 'Helpfulness' | 'Pairwise preference';
}

const corpora: Corpus[] = [
  {
    name: 'maths with eight solutions',
    file: 'math_latex/math_cot_100.jsonl',
    shows: /to the nearest whole number/,
    template: 'Helpfulness',
  },
  {
    name: 'questions of two turns',
    file: 'mt_bench/question.jsonl',
    shows: /travel blog post about a recent trip to Hawaii/,
    template: 'Helpfulness',
  },
  {
    name: 'Arabic questions',
    file: 'multilingual/arabic_mmlu_world_religions.jais-13b.first60.jsonl',
    shows: /[\u0600-\u06ff]{4}/,
    template: 'Helpfulness',
  },
  { name: 'code, gzipped', file: 'humaneval/HumanEval.jsonl.gz', shows: /has_close_elements/, template: 'Helpfulness' },
];

/** The nth answer to the first question, wherever it stands: at a response of several, else in the panel. */
const answers = (person: Person, nth: number) =>
  person.page
    .getByRole('radiogroup', { name: /^Helpfulness/ })
    .first()
    .getByRole('radio')
    .nth(nth)
    .check({ force: true });

for (const { name, file, shows, template } of corpora) {
  const place = path.join(shared, file);
  test(`[U1] real rows: ${name}`, async ({ house }) => {
    test.skip(!existsSync(place), 'the real rows are not there');
    const lea = await house.lead();
    await lea.page.goto('/datasets/new');
    await lea.page.locator('input[type=file]').setInputFiles(place);
    await lea.button('Import as shown').click();
    await lea.page.getByRole('link', { name: 'Make a room of it' }).click();
    await expect(lea.heading('Make a room')).toBeVisible();
    await lea.page.getByRole('radio', { name: template, exact: true }).check({ force: true });
    await lea.page.getByRole('radio', { name: /Together/ }).check({ force: true });
    await lea.page.getByLabel('Title').fill(name);
    await lea.button('Make the room').click();
    await lea.isAt(1);
    await expect(lea.page.getByRole('article', { name: /^Example 1/ })).toContainText(shows);
    const room = /\/rooms\/([\w-]{22})/.exec(lea.page.url())?.[1] ?? '';
    const tom = await house.joins('Tom', lea, room);
    await answers(tom, 0);
    await answers(lea, 1);
    await expect(lea.mark).toHaveText('Saved');
    await expect(tom.mark).toHaveText('Saved');
    await lea.button('Reveal').click();
    await expect(tom.comparison().getByRole('listitem').filter({ hasText: 'Lea' }).first()).toBeVisible();
    await expect(lea.comparison().getByRole('listitem').filter({ hasText: 'Tom' }).first()).toBeVisible();
    await tom.page.keyboard.press('j');
    await tom.isAt(2);
  });
}

test('[U1] made rows: a pairwise room over a window of the file, with an invite made on the screen', async ({
  house,
}) => {
  const rows = Array.from({ length: 30 }, (_, n) =>
    JSON.stringify({ prompt: `Question ${n}`, chosen: `Good answer ${n}`, rejected: `Poor answer ${n}` }),
  );
  const lea = await house.lead();
  await lea.page.goto('/datasets/new');
  await lea.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'pairs.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(rows.join('\n')) });
  await lea.button('Import as shown').click();
  await lea.page.getByRole('link', { name: 'Make a room of it' }).click();
  await lea.page.getByLabel('First row').fill('11');
  await lea.page.getByLabel('How many rows').fill('12');
  await expect(lea.says('Rows 11 to 22 of 30')).toBeVisible();
  await lea.page.getByRole('radio', { name: /Pairwise preference/ }).check({ force: true });
  await lea.button('Make the room').click();
  await lea.isAt(1);
  await expect(lea.page.getByRole('article', { name: /^Example 1/ })).toContainText('Question 10');
  await expect(lea.page.getByRole('gridcell')).toHaveCount(12);

  const room = /\/rooms\/([\w-]{22})/.exec(lea.page.url())?.[1] ?? '';
  await lea.page.goto(`/rooms/${room}/people`);
  await lea.button(/^Make (a|the) link|^Make an invite|^Invite/).click();
  const link = await lea.page.getByRole('textbox', { name: /link/i }).inputValue();
  const tom = await house.person('Tom');
  await tom.comeIn(link);
  await tom.isAt(1);
  await expect(tom.says(/much better/).first()).toBeVisible();
  await tom.page.keyboard.press('1');
  await tom.lockIn();
});

test('[U1] a broken file is refused by line, and nothing of it is kept', async ({ house }) => {
  const lea = await house.lead();
  await lea.page.goto('/datasets/new');
  const text = `${Array.from({ length: 50 }, (_, n) => JSON.stringify({ text: `row ${n}` })).join('\n')}\n{"text": broken}\n`;
  await lea.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'broken.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(text) });
  await lea.button('Import as shown').click();
  await expect(lea.says(/Row 51, column 10/)).toBeVisible();
  expect(await lea.ask<unknown[]>('GET', '/api/datasets')).toHaveLength(1);
});
