// Bringing a file in: choosing, sending, deciding how it is read, and how each of these ends.
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import ImportScreen from '../../../client/importing/ImportScreen.svelte';
import { Refusal } from '../../../shared/protocol/failures.ts';
import { aDataset, goes, idOf, serve, signedInAs } from './screens-stage.ts';
import { anUpload, aPreviewed, heldImport } from './upload-stage.ts';

const file = (text = '{"text":"a"}\n', name = 'fables.csv.gz') => new File([text], name);
const choose = (chosen: File | File[]) => userEvent.upload(page.getByLabelText('Choose a file'), chosen);
const address = `/datasets/new?upload=${idOf('upload')}`;

beforeEach(() => {
  sessionStorage.clear();
  signedInAs({ mayLead: true });
  serve({ 'GET /datasets': [] });
});

/** On the screen where it is decided how the file is read. */
async function deciding(upload = anUpload()) {
  const held = heldImport(upload);
  const went = goes();
  const screen = await render(ImportScreen, { run: held.run, upload: upload.upload });
  await expect.element(page.getByRole('heading', { name: 'Columns' })).toBeVisible();
  return { ...held, went, screen };
}
const act = () => page.getByRole('button', { name: 'Import', exact: true });

describe('sending', () => {
  test('shows how far it is, and then how the file is read, under an address that a reload finds again', async () => {
    const went = goes();
    const { run, sendings, sent } = heldImport();
    await render(ImportScreen, { run });
    await choose(file('x'.repeat(4_000)));
    await expect.poll(() => run.state.is).toBe('sending');

    sendings[0]?.onSent(1_000);
    const bar = page.getByRole('progressbar', { name: 'Sending fables.csv.gz' });
    await expect.element(bar).toHaveAttribute('max', '4000');
    await expect.element(page.getByText(/1.kB of 4.kB/)).toBeVisible();
    sendings[0]?.onSent(4_000);
    await expect.element(page.getByText(/looking at the first rows/)).toBeVisible();

    sent.resolve(anUpload());
    await expect.element(page.getByLabelText('Name of the dataset')).toHaveValue('fables');
    expect(went).toEqual([address]);
  });

  test('takes the keyboard from step to step: to Cancel while it is under way, then to the heading', async () => {
    const { run, sent } = heldImport();
    await render(ImportScreen, { run });
    await choose(file());
    await expect.element(page.getByRole('button', { name: 'Cancel' })).toHaveFocus();
    sent.resolve(anUpload());
    await expect.element(page.getByRole('heading', { name: 'Import a file' })).toHaveFocus();
    await act().click();
    await expect.element(page.getByRole('button', { name: 'Cancel' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('The import was cancelled. None of its rows were kept.')).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Import a file' })).toHaveFocus();
  });

  test('can be cancelled, and says that nothing was kept', async () => {
    const { run } = heldImport();
    await render(ImportScreen, { run });
    await choose(file());
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(page.getByText('Sending was cancelled. Nothing was kept.')).toBeVisible();
    await expect.element(page.getByText('Drop a file here')).toBeVisible();
  });

  test('a file that is refused says what it is, in the server’s words', async () => {
    const { run, sent } = heldImport();
    await render(ImportScreen, { run });
    await choose(file());
    sent.reject(new Refusal('bad-file', 'This is a PDF document, not a file of rows.'));
    const alert = page.getByRole('alert').filter({ hasText: 'cannot be imported' });
    await expect.element(alert).toMatchTextContent(/This is a PDF document/);
  });

  test.each([
    ['empty', [file('')], /This file is empty/],
    ['two at once', [file(), file()], /Drop one file at a time/],
  ])('does not begin with files that are %s', async (_, files, sentence) => {
    const { run, sendings } = heldImport();
    await render(ImportScreen, { run });
    const dropped = new DataTransfer();
    for (const each of files) dropped.items.add(each);
    const zone = page.getByText('Drop a file here').element();
    zone.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: dropped }));
    await expect.element(page.getByText(sentence)).toBeVisible();
    expect(sendings).toEqual([]);
  });

  test.each([
    ['{"text":"a"}', 'pasted rows.jsonl'],
    ['prompt\tanswer\nWhy?\tSo.', 'pasted rows.tsv'],
    ['prompt,answer\nWhy?,So.', 'pasted rows.csv'],
  ])('takes rows that are pasted: %j', async (text, name) => {
    goes();
    const { run, sendings } = heldImport();
    await render(ImportScreen, { run });
    await page.getByText('Paste rows instead').click();
    await page.getByRole('button', { name: 'Read these rows' }).click();
    await expect.element(page.getByLabelText('Rows')).toHaveAccessibleDescription(/Paste at least one row/);
    await page.getByLabelText('Rows').fill(text);
    await page.getByRole('button', { name: 'Read these rows' }).click();
    await expect.poll(() => sendings[0]?.file.name).toBe(name);
    expect(await sendings[0]?.file.text()).toBe(text);
  });

  test('is not for those who do not lead', async () => {
    signedInAs();
    await render(ImportScreen, { run: heldImport().run });
    await expect.element(page.getByText('Only leads can do this')).toBeVisible();
    expect(page.getByLabelText('Choose a file').query()).toBeNull();
  });
});

describe('importing', () => {
  test('goes by what was decided, shows bytes and rows, and leads to the dataset', async () => {
    const { run, wishes, progress, imported, went } = await deciding();
    await page.getByLabelText('Name of the dataset').fill('Fables, cleaned');
    await act().click();
    await expect.poll(() => run.state.is).toBe('importing');
    expect(wishes[0]).toMatchObject({
      name: 'Fables, cleaned',
      onFault: 'stop',
      mapping: { format: 'prompt-responses', columns: [] },
    });
    expect(wishes[0]?.import).toMatch(/^[\w-]{22}$/);

    progress(1_000, 1_234);
    await expect.element(page.getByText(/1.kB of 4.kB · 1,234.rows read/)).toBeVisible();
    imported().resolve(aDataset());
    await expect.poll(() => went).toEqual([`/datasets/${idOf('dataset')}`]);
  });

  test('that fails names row and field, and offers to leave such rows out', async () => {
    const { wishes, imported } = await deciding();
    await act().click();
    await expect.poll(() => wishes.length).toBe(1);
    imported().reject(new Refusal('bad-file', 'Line 41: the field answer must be text, but it is a number.'));
    const alert = page.getByRole('alert').filter({ hasText: 'cannot be imported' });
    await expect.element(alert).toMatchTextContent(/Line 41: the field answer must be text/);

    await page.getByRole('button', { name: 'Leave out rows that cannot be read' }).click();
    await expect.poll(() => wishes.length).toBe(2);
    expect(wishes[1]?.onFault).toBe('skip');
  });

  test('can be cancelled; the file still waits, and can be let go of', async () => {
    const { run, dropped } = await deciding();
    await act().click();
    await expect.poll(() => run.state.is).toBe('importing');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(page.getByText('The import was cancelled. None of its rows were kept.')).toBeVisible();
    await page.getByRole('button', { name: 'Choose another file' }).click();
    await expect.element(page.getByText('Drop a file here')).toBeVisible();
    expect(dropped).toEqual([idOf('upload')]);
  });

  test('does not begin without a name', async () => {
    const { wishes } = await deciding();
    await page.getByLabelText('Name of the dataset').fill(' ');
    await act().click();
    await expect.element(page.getByLabelText('Name of the dataset')).toHaveFocus();
    await expect
      .element(page.getByLabelText('Name of the dataset'))
      .toHaveAccessibleDescription(/Give the dataset a name/);
    expect(wishes).toEqual([]);
  });

  test('[U82] of a file that was here before says so, and compares with the earlier state afterwards', async () => {
    serve({ 'GET /datasets': [aDataset({ file: { name: 'fables.csv.gz', bytes: 1, sha256: '0'.repeat(64) } })] });
    const { imported, went, wishes } = await deciding();
    await expect.element(page.getByText(/An earlier state of this file is here, as “Fables”/)).toBeVisible();
    await act().click();
    await expect.poll(() => wishes.length).toBe(1);
    imported().resolve(aDataset({ id: idOf('new') }));
    await expect.poll(() => went).toEqual([`/datasets/${idOf('new')}?since=${idOf('dataset')}`]);
  });

  test('of the very same file says which dataset it is already', async () => {
    serve({ 'GET /datasets': [aDataset({ file: { name: 'x.csv', bytes: 1, sha256: 'f'.repeat(64) } })] });
    await deciding();
    await expect.element(page.getByText(/This very file is here already, as “Fables”/)).toBeVisible();
    await expect
      .element(page.getByRole('link', { name: 'Look at that one' }))
      .toHaveAttribute('href', `/datasets/${idOf('dataset')}`);
  });

  test('a row of the first ones that cannot be read is shown where it stands', async () => {
    const fault = { row: 2, line: 3, field: 'answer', says: 'must be text, but it is a list.', text: '["a"]' };
    const { preview } = anUpload();
    await deciding(anUpload({ preview: { ...preview, examples: [{ fault }, aPreviewed(1)] } }));
    await expect.element(page.getByText('Row 2, line 3, field answer')).toBeVisible();
    await expect.element(page.getByText('must be text, but it is a list.')).toBeVisible();
  });
});

describe('what was decided', () => {
  const use = (column: string) => page.getByLabelText(`Use of ${column}`);
  const preview = { [`POST /uploads/${idOf('upload')}/preview`]: anUpload().preview };

  test('[D92] is found again after a reload of the page', async () => {
    serve({ 'GET /datasets': [], ...preview });
    const before = await deciding();
    await use('answer').selectOptions('Left out');
    await page.getByLabelText('Name of the dataset').fill('Fables, first part');
    await page.getByText('Leave it out', { exact: true }).click();
    await before.screen.unmount();

    const { wishes } = await deciding();
    await expect.element(use('answer')).toHaveValue('ignore');
    await page.getByRole('button', { name: 'Import as shown' }).click();
    await expect
      .poll(() => wishes)
      .toMatchObject([
        { name: 'Fables, first part', onFault: 'skip', mapping: { columns: [['answer', { use: 'ignore' }]] } },
      ]);
  });

  test('[D92] is still there when the import failed, and gone when it was brought in', async () => {
    serve({ 'GET /datasets': [], ...preview });
    const { imported, wishes, screen } = await deciding();
    await use('answer').selectOptions('Left out');
    await act().click();
    await expect.poll(() => wishes.length).toBe(1);
    imported().reject(new Refusal('not-saved'));
    await expect.element(use('answer')).toHaveValue('ignore');
    await act().click();
    await expect.poll(() => wishes.length).toBe(2);
    imported().resolve(aDataset());
    await expect.poll(() => sessionStorage.length).toBe(0);
    await screen.unmount();
    await deciding();
    await expect.element(use('answer')).toHaveValue('auto');
  });

  test('[D92] about another file is not taken over', async () => {
    serve({ 'GET /datasets': [], ...preview });
    const { screen } = await deciding();
    await use('answer').selectOptions('Left out');
    await screen.unmount();
    await deciding(anUpload({ upload: idOf('another') }));
    await expect.element(use('answer')).toHaveValue('auto');
  });
});

test('[D93] a row for which the file was refused is shown with its place, what is wrong and its text', async () => {
  const { imported, wishes } = await deciding();
  await act().click();
  await expect.poll(() => wishes.length).toBe(1);
  const row = { row: 3, line: 4, column: 9, field: 'messages[1].content', says: 'must be text.', text: '{"a": [1]}' };
  imported().reject(new Refusal('bad-file', 'Line 4 and all that.', row));
  await expect.element(page.getByText('Row 3, line 4, column 9, field messages[1].content')).toBeVisible();
  await expect.element(page.getByText('{"a": [1]}')).toBeVisible();
  expect(page.getByText('Line 4 and all that.').query()).toBeNull();
  await expect.element(page.getByRole('button', { name: 'Leave out rows that cannot be read' })).toBeVisible();
});
