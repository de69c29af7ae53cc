// Windows of a dataset, its deletion, and the sample.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { labelsOf } from '../../../db/queries/labels.ts';
import { sampleFile } from '../../../db/sample/sample-file.ts';
import { deleteDataset } from '../../../server/data/delete-dataset.ts';
import { listDatasets } from '../../../server/data/list-datasets.ts';
import { makeSample } from '../../../server/data/make-sample.ts';
import { readDataset, readDatasetDetail, readRows } from '../../../server/data/read-dataset.ts';
import { windowOf } from '../../../server/data/window-of.ts';
import { WINDOW_LIMIT } from '../../../shared/protocol/datasets.ts';
import { aRoom, aUser } from '../../support/factories.ts';
import { aGiven, type TestGiven } from '../../support/given.ts';
import { anImport, everythingKept, jsonl, storedRows } from './importing.ts';

let given: TestGiven;
beforeAll(async () => {
  given = await aGiven();
});
afterAll(() => given.close());

const texts = (count: number) => Array.from({ length: count }, (_, n) => ({ text: `Row ${n}` }));

test("[D16] a window's hash is SHA-256 over the digests of its rows in order", async () => {
  const rows = texts(10);
  const { id: dataset } = await anImport(given, jsonl(rows));
  const expected = createHash('sha256');
  for (const { text } of rows.slice(3, 7)) {
    const content = JSON.stringify({ conversation: [], responses: [{ text }], fields: {} });
    expected.update(createHash('sha256').update(content).digest());
  }
  expect(await windowOf(given, { dataset, start: 3, count: 4 })).toEqual({
    dataset,
    start: 3,
    count: 4,
    hash: expected.digest('hex'),
  });
});

test('[D16] the same rows give the same hash in any file; another row, or another order, another', async () => {
  const hashOf = async (rows: unknown[], start: number) => {
    const { id: dataset } = await anImport(given, jsonl(rows));
    return (await windowOf(given, { dataset, start, count: 2 })).hash;
  };
  const [a, b, c] = texts(3);
  const hash = await hashOf([a, b, c], 0);
  expect(await hashOf([c, a, b], 1)).toBe(hash);
  expect(await hashOf([b, a, c], 0)).not.toBe(hash);
  expect(await hashOf([a, c, b], 0)).not.toBe(hash);
});

test('[D16] rows that differ only in what is sealed have the same hash: it cannot be found by trying', async () => {
  const hashOf = async (chosen: string, rejected: string) => {
    const { id: dataset } = await anImport(given, jsonl([{ prompt: 'P', chosen, rejected }]));
    return (await windowOf(given, { dataset, start: 0, count: 1 })).hash;
  };
  expect(await hashOf('yes', 'no')).toBe(await hashOf('no', 'yes'));
  expect(await hashOf('yes', 'no')).not.toBe(await hashOf('yes', 'never'));
});

test('[D16] rows outside the file are refused with how many it has', async () => {
  const { id: dataset } = await anImport(given, jsonl(texts(80)));
  const why = async (start: number, count: number) => {
    const refusal = await windowOf(given, { dataset, start, count }).catch((error) => error);
    expect(refusal).toMatchObject({ code: 'bad-request' });
    return refusal.detail;
  };
  expect(await why(0, 100)).toBe('The file has 80 rows; choose a window of 1 to 80.');
  expect(await why(71, 10)).toBe('The file has 80 rows; choose a start from 0 to 70 for a window of 10.');
  expect(await why(-1, 10)).toMatch(/choose a start from 0 to 70/);
  expect(await why(0.5, 10)).toMatch(/choose a start from 0 to 70/);
  expect(await why(0, 0)).toMatch(/choose a window of 1 to 80/);
  expect(await windowOf(given, { dataset, start: 70, count: 10 })).toMatchObject({ start: 70, count: 10 });
  const { id: large } = await anImport(given, jsonl(texts(WINDOW_LIMIT + 5)));
  await expect(windowOf(given, { dataset: large, start: 0, count: WINDOW_LIMIT + 1 })).rejects.toThrow(
    /a window of 1 to 1000\./,
  );
  await expect(windowOf(given, { dataset: 'x'.repeat(22), start: 0, count: 1 })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('[D17] a dataset that no room reads is deleted with all its rows, and nothing else', async () => {
  const lead = await aUser(given, { mayLead: true });
  const before = await everythingKept(given);
  const { id: dataset } = await anImport(given, jsonl(texts(1500)));
  await deleteDataset(given, { user: lead.id, dataset });
  expect(await everythingKept(given)).toEqual(before);
  await expect(readDataset(given, { dataset })).rejects.toMatchObject({ code: 'not-found' });
  await expect(deleteDataset(given, { user: lead.id, dataset })).rejects.toMatchObject({ code: 'not-found' });
});

test('[D17] while a room reads it, it stays', async () => {
  const { dataset, lead } = await aRoom(given, { lead: await aUser(given, { mayLead: true }) });
  const before = await everythingKept(given);
  await expect(deleteDataset(given, { user: lead.user.id, dataset })).rejects.toMatchObject({
    code: 'in-use',
    detail: 'One room reads it.',
  });
  expect(await everythingKept(given)).toEqual(before);
  expect((await readDataset(given, { dataset })).id).toBe(dataset);
});

test('[D19] only those who may lead delete', async () => {
  const { id: dataset } = await anImport(given, jsonl(texts(1)));
  const tom = await aUser(given);
  await expect(deleteDataset(given, { user: tom.id, dataset })).rejects.toMatchObject({ code: 'not-allowed' });
  expect((await listDatasets(given)).map(({ id }) => id)).toContain(dataset);
});

test('[D20] [D11] every sample row comes in, with everything about its responses sealed', async () => {
  const lead = await aUser(given, { mayLead: true });
  const dataset = await makeSample(given, { user: lead.id });
  const rows = readFileSync(sampleFile, 'utf8').trim().split('\n');
  expect(dataset).toMatchObject({
    name: 'Sample: 100 written examples',
    format: 'prompt-responses',
    rows: rows.length,
  });
  for (const { content, sealed, source } of await storedRows(given, dataset)) {
    const row = JSON.parse(source);
    expect(content.responses.map(({ text }) => text)).toEqual(row.responses);
    expect(content.conversation.length).toBeGreaterThan(0);
    expect(Object.keys(content.fields).toSorted()).toEqual(['category', 'id']);
    expect(sealed.fields).toMatchObject({
      models: row.models,
      auto_score: row.auto_score,
      filter: row.filter,
    });
  }
});

test('[D68] [D60] the raters of the sample are raters, with every judgment and rationale of theirs', async () => {
  const lead = await aUser(given, { mayLead: true });
  const dataset = await makeSample(given, { user: lead.id });
  const { namedRaters, raters } = await readDatasetDetail(given, { dataset: dataset.id });
  expect(raters).toBe(4);
  expect(namedRaters).toEqual([
    { name: 'Expert', kind: 'person', standing: 'expert' },
    { name: 'Novice 1', kind: 'person', standing: 'novice' },
    { name: 'Novice 2', kind: 'person', standing: 'novice' },
    { name: 'Second expert', kind: 'person', standing: 'expert' },
  ]);
  const { read, tables } = given.database;
  const { examples } = await readRows(given, { dataset: dataset.id, start: 0, count: 100 });
  const originals = readFileSync(sampleFile, 'utf8').trim().split('\n');
  for (const [n, { id }] of examples.entries()) {
    const { raters } = JSON.parse(originals[n] ?? '') as { raters: Record<string, unknown>[] };
    const labels = await labelsOf(read, tables, id);
    const valuesOf = (name: unknown, dimension: string) =>
      labels.ratings.filter((each) => each.rater === name && each.dimension === dimension).map(({ value }) => value);
    for (const { name, helpfulness, critical_error, preference, rationale } of raters) {
      expect(valuesOf(name, 'helpfulness')).toEqual(helpfulness);
      expect(valuesOf(name, 'critical_error')).toEqual(critical_error);
      expect(valuesOf(name, 'preference')).toEqual([preference]);
      expect(labels.ratings.find((each) => each.rater === name && each.rationale)?.rationale).toBe(rationale);
    }
    expect(labels.raters).toHaveLength(raters.length);
  }
});
