// Bringing in a file, and looking at what came of it.
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Upload } from '../../../client/api/upload.ts';
import DatasetScreen from '../../../client/screens/DatasetScreen.svelte';
import ImportScreen from '../../../client/screens/ImportScreen.svelte';
import { ImportRun } from '../../../client/screens/import-run.svelte.ts';
import type { DatasetView } from '../../../shared/protocol/datasets.ts';
import { Refusal } from '../../../shared/protocol/failures.ts';
import { aDataset, anExample, goes, idOf, Refuses, serve, signedInAs } from './screens-stage.ts';

const file = (text = '{"text":"a"}\n', name = 'fables.jsonl.gz') => new File([text], name);

/** An import whose sending the test holds in its hands. */
function held() {
  const sending = Promise.withResolvers<DatasetView>();
  const uploads: Upload[] = [];
  let hear = (_: { import: string; bytes: number; rows: number }) => {};
  const run = new ImportRun(
    (upload) => {
      uploads.push(upload);
      upload.signal.addEventListener('abort', () => sending.reject(new DOMException('Cancelled.', 'AbortError')));
      return sending.promise;
    },
    (_, listen) => {
      hear = listen;
      return () => {};
    },
  );
  const upload = () => uploads.at(-1) as Upload;
  return { run, uploads, sending, upload, rows: (rows: number) => hear({ import: upload().import, bytes: 0, rows }) };
}

async function choose(chosen: File | File[]) {
  await userEvent.upload(page.getByLabelText('Choose a file'), chosen);
}

describe('importing', () => {
  beforeEach(() => signedInAs({ mayLead: true }));

  test('proposes the file’s name without its endings, and sends under the name that was given', async () => {
    const { run, upload } = held();
    await render(ImportScreen, { run });
    await choose(file());

    const name = page.getByLabelText('Name of the dataset');
    await expect.element(name).toHaveValue('fables');
    await name.fill('Fables, cleaned');
    await page.getByRole('button', { name: 'Import' }).click();

    await expect.poll(() => run.state.is).toBe('sending');
    expect(upload()).toMatchObject({ name: 'Fables, cleaned', file: { name: 'fables.jsonl.gz' } });
    expect(upload().import).toMatch(/^[\w-]{22}$/);
  });

  test('shows bytes and rows as they go, then leads to the dataset', async () => {
    const went = goes();
    const { run, upload, sending, rows } = held();
    await render(ImportScreen, { run });
    await choose(file('x'.repeat(4_000)));
    await page.getByRole('button', { name: 'Import' }).click();
    await expect.poll(() => run.state.is).toBe('sending');

    upload().onSent(1_000);
    rows(1_234);
    const bar = page.getByRole('progressbar', { name: 'Importing fables.jsonl.gz' });
    await expect.element(bar).toHaveAttribute('max', '4000');
    await expect.element(page.getByText(/1.kB of 4.kB · 1,234.rows read/)).toBeVisible();

    upload().onSent(4_000);
    await expect.element(page.getByText(/All is sent/)).toBeVisible();
    sending.resolve(aDataset());
    await expect.poll(() => went).toEqual([`/datasets/${idOf('dataset')}`]);
  });

  test('can be cancelled, and says that nothing was kept', async () => {
    const { run } = held();
    await render(ImportScreen, { run });
    await choose(file());
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();

    await expect.element(page.getByText('The import was cancelled. Nothing was kept.')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Import' })).toBeVisible();
  });

  test('that fails shows line and field in the server’s words, and keeps the file for another try', async () => {
    const { run, sending } = held();
    await render(ImportScreen, { run });
    await choose(file());
    await page.getByRole('button', { name: 'Import' }).click();
    sending.reject(new Refusal('bad-file', 'Line 41, field messages[2].content: must be text, but it is a number.'));

    const alert = page.getByRole('alert').filter({ hasText: 'cannot be imported' });
    await expect.element(alert).toMatchTextContent(/Line 41, field messages\[2\]\.content/);
    await expect.element(alert).toMatchTextContent(/Nothing of this file was kept/);
    await expect.element(page.getByText('fables.jsonl.gz')).toBeVisible();
  });

  test('does not begin with a file that is empty', async () => {
    const { run, uploads } = held();
    await render(ImportScreen, { run });
    await choose(file(''));
    await expect.element(page.getByText(/This file is empty/)).toBeVisible();
    expect(uploads).toEqual([]);
  });

  test('is not for those who do not lead', async () => {
    signedInAs();
    await render(ImportScreen, { run: held().run });
    await expect.element(page.getByText('Only leads can do this')).toBeVisible();
    expect(page.getByLabelText('Choose a file').query()).toBeNull();
  });

  test('does not begin with two files dropped at once', async () => {
    await render(ImportScreen, { run: held().run });
    const dropped = new DataTransfer();
    dropped.items.add(file());
    dropped.items.add(file());
    const zone = page.getByText('Drop a file here').element();
    zone.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: dropped }));
    await expect.element(page.getByText('Drop one file at a time.')).toBeVisible();
  });
});

describe('a dataset', () => {
  const id = idOf('dataset');
  const rows = ({ route }: { route: string }) => {
    const start = Number(/start=(\d+)/.exec(route)?.[1]);
    return { total: 250, examples: Array.from({ length: 10 }, (_, index) => anExample(start + index)) };
  };
  const answers = { [`GET /datasets/${id}`]: aDataset(), [`GET /datasets/${id}/examples`]: rows };

  test('says where it came from and shows its rows, a page at a time', async () => {
    signedInAs({ mayLead: true });
    serve(answers);
    await render(DatasetScreen, { dataset: id });

    await expect.element(page.getByRole('heading', { name: 'Fables' })).toBeVisible();
    await expect.element(page.getByRole('definition').filter({ hasText: 'fables.jsonl' })).toBeVisible();
    await expect.element(page.getByText(/5 January 2026.*by Ada/)).toBeVisible();
    await expect.element(page.getByText('Row 1', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Copy the whole hash' }).click();
    await expect.element(page.getByText('Copied', { exact: true })).toBeVisible();

    await page.getByRole('button', { name: 'Later rows' }).first().click();
    await expect.element(page.getByText('Row 11', { exact: true })).toBeVisible();
    await expect.element(page.getByText('11–20 of 250')).toBeVisible();
  });

  test('is deleted only after a second word, which names it', async () => {
    signedInAs({ mayLead: true });
    const asked = serve({ ...answers, [`DELETE /datasets/${id}`]: undefined });
    const went = goes();
    await render(DatasetScreen, { dataset: id });

    await page.getByRole('button', { name: 'Delete' }).click();
    await expect.element(page.getByRole('dialog')).toMatchTextContent(/“Fables” and its 250.rows/);
    await page.getByRole('button', { name: 'Delete it' }).click();

    await expect.poll(() => went).toEqual(['/']);
    expect(asked.at(-1)?.route).toBe(`DELETE /datasets/${id}`);
  });

  test('stays while a room uses it, and the dialog says so', async () => {
    signedInAs({ mayLead: true });
    serve({ ...answers, [`DELETE /datasets/${id}`]: new Refuses('in-use') });
    await render(DatasetScreen, { dataset: id });

    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete it' }).click();
    await expect.element(page.getByRole('dialog').getByRole('alert')).toMatchTextContent(/A room still uses this/);
  });

  test('that is not there sends home instead of trying again', async () => {
    signedInAs({ mayLead: true });
    serve({ [`GET /datasets/${id}`]: new Refuses('not-found') });
    await render(DatasetScreen, { dataset: id });
    await expect.element(page.getByRole('link', { name: 'Go to your rooms' })).toBeVisible();
    expect(page.getByRole('button', { name: 'Try again' }).query()).toBeNull();
  });
});
