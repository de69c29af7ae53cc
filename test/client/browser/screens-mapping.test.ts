// Deciding how a file is read: every column can be used otherwise, and the first rows show what comes of it.
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import ImportScreen from '../../../client/importing/ImportScreen.svelte';
import type { Mapping } from '../../../shared/example/mapping.ts';
import type { UploadView } from '../../../shared/protocol/uploads.ts';
import { type Asked, goes, idOf, Refuses, serve, signedInAs } from './screens-stage.ts';
import { aColumn, anUpload, aPreviewed, heldImport } from './upload-stage.ts';

const route = `POST /uploads/${idOf('upload')}/preview`;
const anew = { ...anUpload().preview, examples: [aPreviewed(1, ['score', 'answer'])] };

beforeEach(() => {
  sessionStorage.clear();
  signedInAs({ mayLead: true });
});

async function deciding(upload: UploadView = anUpload(), preview: unknown = anew) {
  const asked = serve({ 'GET /datasets': [], [route]: preview });
  goes();
  const held = heldImport(upload);
  await render(ImportScreen, { run: held.run, upload: upload.upload });
  await expect.element(page.getByRole('heading', { name: 'Columns' })).toBeVisible();
  return { ...held, asked };
}
const use = (column: string) => page.getByLabelText(`Use of ${column}`);
const previews = (asked: Asked[]) => asked.filter((one) => one.route === route);
const mapping = (asked: Asked[]) => (previews(asked).at(-1)?.body as { mapping: Mapping } | undefined)?.mapping;

test('[U80] a column is used as is decided, and the first rows are read anew', async () => {
  const { asked, wishes } = await deciding();
  await use('answer').selectOptions('Field, sealed until the opening');
  await page.getByLabelText('It tells').selectOptions('the right answer');
  await expect.poll(() => mapping(asked)?.columns).toEqual([['answer', { use: 'sealed', what: 'gold' }]]);
  await expect.element(page.getByText('score, answer')).toBeVisible();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect.poll(() => wishes[0]?.mapping.columns).toEqual([['answer', { use: 'sealed', what: 'gold' }]]);
});

test('[U80] what was decided can be left to the format again', async () => {
  const { asked } = await deciding();
  await use('answer').selectOptions('Left out');
  await expect.poll(() => mapping(asked)?.columns).toEqual([['answer', { use: 'ignore' }]]);
  await use('answer').selectOptions('As recognised');
  await expect.poll(() => mapping(asked)?.columns).toEqual([]);
  await expect.element(use('answer')).toHaveValue('auto');
});

test('[U80] values of a sealed column are shown only when asked for', async () => {
  await deciding();
  await expect.element(page.getByText('prompt one')).toBeVisible();
  expect(page.getByText('score one').query()).toBeNull();
  await page.getByRole('button', { name: 'Show some of score' }).click();
  await expect.element(page.getByText('score one')).toBeVisible();
  await use('prompt').selectOptions('Field, sealed until the opening');
  await expect.poll(() => page.getByText('prompt one').query()).toBeNull();
});

test('[U80] a rating says what was asked, of which response, and by whom', async () => {
  const { asked } = await deciding();
  await use('score').selectOptions('What a rater said');
  await page.getByLabelText('What was asked').fill('helpfulness');
  await page.getByLabelText('About').selectOptions('response B');
  await page.getByLabelText('Who said it').fill('The lab');
  await page.getByLabelText('Kind').selectOptions('a model or program');
  await page.getByLabelText('Standing').selectOptions('expert');
  const by = { name: 'The lab', kind: 'model', standing: 'expert' };
  await expect
    .poll(() => mapping(asked)?.columns)
    .toEqual([['score', { use: 'rating', dimension: 'helpfulness', response: 1, by }]]);
});

test('[U80] files that no format knows are read by their columns', async () => {
  const { preview } = anUpload();
  const { asked } = await deciding(
    anUpload({
      proposal: { mapping: { columns: [], raters: [] }, confidence: 0 },
      preview: { ...preview, examples: [], says: 'Say which column is the conversation, or a response.' },
    }),
  );
  await expect.element(page.getByText(/No format knows these columns/)).toBeVisible();
  await expect.element(page.getByText('Say which column is the conversation, or a response.')).toBeVisible();
  await use('prompt').selectOptions('One message of the conversation');
  await expect.element(page.getByLabelText('Speaker')).toHaveValue('user');
  await use('answer').selectOptions('Response');
  await expect
    .poll(() => mapping(asked)?.columns.map(([name, { use }]) => [name, use]))
    .toEqual([
      ['prompt', 'turn'],
      ['answer', 'response'],
    ]);
  await expect.element(page.getByText('Prompt 1', { exact: true })).toBeVisible();
});

test('[U80] how such a file was read before is offered, and taken back', async () => {
  const mapping: Mapping = { columns: [['score', { use: 'field' }]], raters: [] };
  const saved = [{ id: idOf('saved'), name: 'Monday', mapping, usedAt: Date.UTC(2026, 0, 5) }];
  await deciding(anUpload({ saved }));
  await page.getByRole('button', { name: 'Read it so' }).click();
  await expect.element(use('score')).toHaveValue('field');
  await expect.element(page.getByText('Taken over')).toBeVisible();
  await page.getByRole('button', { name: 'Back to what was proposed' }).click();
  await expect.element(use('score')).toHaveValue('auto');
});

test('[U80] rows are folded by the columns that were chosen', async () => {
  const { asked } = await deciding();
  await page.getByLabelText('Rows that agree in some columns are one example').click();
  await page.getByRole('checkbox', { name: 'prompt' }).click();
  await expect.poll(() => mapping(asked)?.foldBy).toEqual(['prompt']);
  await page.getByLabelText('Each row is one example').click();
  await expect.poll(() => mapping(asked)?.foldBy).toEqual([]);
});

test('[U80] raters that were found get the standing they have', async () => {
  const { preview } = anUpload();
  const raters = [{ name: 'rater-7', kind: 'person' as const, standing: 'trainer' as const }];
  const { asked } = await deciding(anUpload({ preview: { ...preview, raters } }), { ...anew, raters });
  await page.getByLabelText('Standing of rater-7').selectOptions('expert');
  await expect.poll(() => mapping(asked)?.raters).toEqual([{ name: 'rater-7', kind: 'person', standing: 'expert' }]);
});

test('[U80] of thousands of columns some are shown, and any can be found', async () => {
  await deciding(anUpload({ columns: Array.from({ length: 5_000 }, (_, n) => aColumn(`column ${n}`)) }));
  expect(page.getByLabelText('Use of column 4999').query()).toBeNull();
  await page.getByLabelText('Find a column').fill('4999');
  await expect.element(page.getByLabelText('Use of column 4999')).toBeVisible();
  await page.getByLabelText('Find a column').fill('nowhere');
  await expect.element(page.getByText('No column has these letters in its name.')).toBeVisible();
});

test('[U80] a preview that cannot be had says why, and is asked for again', async () => {
  let answer: unknown = new Refuses('closing');
  const { asked } = await deciding(anUpload(), () => answer);
  await use('answer').selectOptions('Left out');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/The server is restarting/);
  answer = anew;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByText('score, answer')).toBeVisible();
  expect(previews(asked).length).toBe(2);
});
