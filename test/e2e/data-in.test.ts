// Data in: a table that no format knows becomes a dataset by a mapping, a room reads it, and a newer state of it is compared.
import { expect, type Person, test } from './people.ts';

const ROWS = 120;
const HEAD = 'question_text,reply_one,reply_two,auto_quality,remark';
const line = (n: number) =>
  `"What is ${n} plus ${n}?","It is ${2 * n}.","Perhaps ${2 * n + 1}, I am not sure.",0.${n % 10},${n % 3 === 0 ? '' : 'easy'}`;
const table = (lines: readonly string[]) => Buffer.from([HEAD, ...lines].join('\n'));
const lines = Array.from({ length: ROWS }, (_, n) => line(n + 1));

async function choose(person: Person, content: Buffer, name = 'sums.csv') {
  await person.page.goto('/datasets/new');
  await person.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: content });
  await expect(person.heading('Columns')).toBeVisible();
}
const use = (person: Person, column: string) => person.page.getByLabel(`Use of ${column}`);
const act = (person: Person) => person.page.getByRole('button', { name: 'Import', exact: true });

test('[U80] [U81] [U82] [D92] a table is mapped, imported, read in a room, and compared with its newer state', async ({
  house,
}) => {
  const lea = await house.lead();
  await choose(lea, table(lines));
  await use(lea, 'question_text').selectOption('turn');
  await use(lea, 'reply_one').selectOption('response');
  await use(lea, 'reply_two').selectOption('response');
  await use(lea, 'auto_quality').selectOption('sealed');
  const preview = lea.page.getByRole('region', { name: 'The first rows, as they will be read' });
  await expect(preview.getByText('Perhaps 3, I am not sure.')).toBeVisible();
  await expect(preview.getByText('auto_quality').first()).toBeVisible();

  await lea.page.reload();
  await expect(lea.heading('Columns')).toBeVisible();
  await expect(use(lea, 'question_text')).toHaveValue('turn');
  await expect(use(lea, 'auto_quality')).toHaveValue('sealed');
  await expect(preview.getByText('It is 2.')).toBeVisible();
  await act(lea).click();
  await expect(lea.heading('sums')).toBeVisible();
  await expect(lea.says('What is 1 plus 1?')).toBeVisible();
  await expect(lea.page.getByText('auto_quality').first()).toBeVisible();

  const newer = [...lines.slice(0, 4), line(5).replace('Perhaps', 'Surely'), ...lines.slice(6), line(500)];
  await choose(lea, table(newer));
  await expect(lea.says(/An earlier state of this file is here, as “sums”/)).toBeVisible();
  await lea.button('Read it so').first().click();
  await expect(use(lea, 'reply_two')).toHaveValue('response');
  await act(lea).click();
  await expect(lea.says('118 the same · 1 changed · 1 new · 1 gone')).toBeVisible();
  await expect(lea.page.locator('ins').filter({ hasText: 'Surely' })).toBeVisible();

  await lea.page.goto('/rooms/new');
  await lea.page.getByRole('combobox', { name: 'Dataset' }).selectOption({ index: 0 });
  await lea.page.getByLabel('How many rows').fill('30');
  await lea.page.getByRole('slider').focus();
  await lea.page.keyboard.press('End');
  await expect(lea.says('Rows 91 to 120 of 120')).toBeVisible();
  await lea.button('Make the room').click();
  await lea.isAt(1);
  await expect(lea.says('What is 92 plus 92?')).toBeVisible();
  await expect(lea.page.getByText('auto_quality')).toHaveCount(0);

  await lea.page.goto('/rooms/new');
  await lea.page.getByLabel('First row').fill('81');
  await lea.page.getByLabel('How many rows').fill('20');
  await expect(lea.says('A room has read 10 of these 20 rows already:')).toBeVisible();
  await lea.page.goto('/datasets');
  await expect(lea.page.getByRole('row').filter({ hasText: 'sums' })).toHaveCount(2);
});

test('[U80] a row that cannot be read stops the import with its place, and can be left out and reported', async ({
  house,
}) => {
  const lea = await house.lead();
  const rows = Array.from({ length: 60 }, (_, n) => JSON.stringify({ prompt: `Why ${n}?`, response: `So ${n}.` }));
  rows[40] = '{"prompt": "Why?", "response": ';
  await choose(lea, Buffer.from(rows.join('\n')), 'broken.jsonl');
  await act(lea).click();
  const alert = lea.page.getByRole('alert').filter({ hasText: 'cannot be imported' });
  await expect(alert).toContainText(/41/);
  await lea.button('Leave out rows that cannot be read').click();
  await expect(lea.heading('broken')).toBeVisible();
  await lea.page.getByText(/1.row was left out/).click();
  await expect(lea.says(/Row 41/)).toBeVisible();
});
