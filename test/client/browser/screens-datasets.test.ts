// The list of datasets, one of them, and what changed since an earlier state of its file.
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import DatasetsScreen from '../../../client/datasets/DatasetsScreen.svelte';
import DatasetScreen from '../../../client/screens/DatasetScreen.svelte';
import { aDataset, aDetail, anExample, goes, idOf, Refuses, serve, signedInAs } from './screens-stage.ts';

describe('a dataset', () => {
  const id = idOf('dataset');
  const rows = ({ route }: { route: string }) => {
    const start = Number(/start=(\d+)/.exec(route)?.[1]);
    return { total: 250, examples: Array.from({ length: 10 }, (_, index) => anExample(start + index)) };
  };
  const answers = { 'GET /datasets': [], [`GET /datasets/${id}`]: aDetail(), [`GET /datasets/${id}/examples`]: rows };

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

    await expect.poll(() => went).toEqual(['/datasets']);
    expect(asked.at(-1)?.route).toBe(`DELETE /datasets/${id}`);
  });

  test('[D83] cannot be deleted while rooms read it, and says so', async () => {
    signedInAs({ mayLead: true });
    serve({ ...answers, [`GET /datasets/${id}`]: aDetail({ rooms: 2 }) });
    await render(DatasetScreen, { dataset: id });

    await expect.element(page.getByText('2 rooms read it. While one does, it cannot be deleted.')).toBeVisible();
    expect(page.getByRole('button', { name: 'Delete' }).query()).toBeNull();
  });

  test('stays when a room came to use it meanwhile, and the dialog says so', async () => {
    signedInAs({ mayLead: true });
    serve({ ...answers, [`DELETE /datasets/${id}`]: new Refuses('in-use') });
    await render(DatasetScreen, { dataset: id });

    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete it' }).click();
    await expect.element(page.getByRole('dialog').getByRole('alert')).toMatchTextContent(/A room still uses this/);
  });

  test('[U82] says how its columns were read, who labelled it, and which rows were left out', async () => {
    signedInAs({ mayLead: true });
    const fault = {
      row: 7,
      line: 9,
      column: 3,
      field: 'chosen',
      says: 'must be text, but it is a number.',
      text: '{"chosen":4}',
    };
    serve({
      ...answers,
      [`GET /datasets/${id}`]: aDetail({
        raters: 1,
        namedRaters: [{ name: 'rater-7', kind: 'person', standing: 'expert' }],
        mapping: { columns: [['score', { use: 'sealed', what: 'score' }]], raters: [], foldBy: ['item'] },
        skipped: { count: 120, first: [fault] },
      }),
    });
    await render(DatasetScreen, { dataset: id });

    await expect.element(page.getByText('Field, sealed until the opening')).toBeVisible();
    await expect.element(page.getByText('Rows that agree in item are one example.')).toBeVisible();
    await expect.element(page.getByText('rater-7')).toBeVisible();
    await page.getByText(/120.rows were left out/).click();
    await expect.element(page.getByText('Row 7, line 9, column 3, field chosen')).toBeVisible();
    await expect.element(page.getByText('{"chosen":4}')).toBeVisible();
  });

  test('[U82] beside an earlier state shows what became of each row, with the words that changed', async () => {
    signedInAs({ mayLead: true });
    const since = idOf('earlier');
    const other = aDataset({ id: since, importedAt: Date.UTC(2026, 0, 1) });
    const was = anExample(2, 'Tell me about the old tower.');
    const now = anExample(3, 'Tell me about the new tower.');
    const asked = serve({
      ...answers,
      'GET /datasets': [aDataset(), other],
      [`GET /datasets/${id}/changes`]: {
        ...{ earlier: since, later: id, unseen: 4 },
        counts: { same: 247, changed: 1, moved: 0, added: 1, removed: 1 },
        changes: [
          { is: 'changed', was, now },
          { is: 'added', now: anExample(9) },
          { is: 'removed', was: anExample(8) },
        ],
      },
    });
    await render(DatasetScreen, { dataset: id, since });

    await expect.element(page.getByText('247 the same · 1 changed · 1 new · 1 gone')).toBeVisible();
    await expect.element(page.getByText(/4.rows that read the same stood otherwise in the file/)).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Row 3 → 4 changed' })).toBeVisible();
    await expect.element(page.getByRole('deletion').filter({ hasText: 'old' })).toBeVisible();
    await expect.element(page.getByRole('insertion').filter({ hasText: 'new' })).toBeVisible();
    const whole = page.getByRole('insertion').filter({ hasText: 'new' }).element().parentElement?.textContent;
    expect(whole, 'no space comes between the words that did not stand in the file').toBe(
      'Tell me about the Taken out: oldPut in: new tower.',
    );
    expect(asked.find(({ route }) => route.includes('/changes'))?.route).toContain(`since=${since}`);
    await expect.element(page.getByLabelText('Compare with')).toHaveValue(since);
  });

  test('that is not there sends home instead of trying again', async () => {
    signedInAs({ mayLead: true });
    serve({ [`GET /datasets/${id}`]: new Refuses('not-found') });
    await render(DatasetScreen, { dataset: id });
    await expect.element(page.getByRole('link', { name: 'Go to your rooms' })).toBeVisible();
    expect(page.getByRole('button', { name: 'Try again' }).query()).toBeNull();
  });
});

describe('all datasets', () => {
  test('[U82] are listed with file, size, hash, when, by whom, and how many rooms read them', async () => {
    signedInAs({ mayLead: true });
    serve({ 'GET /datasets': [aDataset({ rooms: 3 }), aDataset({ id: idOf('other'), name: 'Other' })] });
    await render(DatasetsScreen);

    const row = page.getByRole('row', { name: /^Fables/ });
    await expect
      .element(row.getByRole('link', { name: 'Fables' }))
      .toHaveAttribute('href', `/datasets/${idOf('dataset')}`);
    await expect
      .element(row)
      .toMatchTextContent(/fables\.jsonl.*250.*12\.3.kB.*a1b2c3d4….*5 January 2026 at .*by Ada.*3/);
    await expect.element(page.getByRole('row', { name: /^Other/ })).toMatchTextContent(/none/);
    await expect.element(row.getByRole('button', { name: 'Copy the whole hash of Fables' })).toBeVisible();
  });

  test('[U82] that are not there yet are brought in, and what fails is tried again', async () => {
    signedInAs({ mayLead: true });
    const answers: Record<string, unknown> = {};
    serve(answers);
    await render(DatasetsScreen);
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The server does not answer/);
    answers['GET /datasets'] = [];
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByText('No dataset yet')).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Import a file' })).toHaveAttribute('href', '/datasets/new');
  });
});
