// What raters of a file said, as it is stored: folded rows, values as they came, and nothing left when the dataset goes.
import { asc, count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { labelsOf } from '../../../db/queries/labels.ts';
import { deleteDataset } from '../../../server/data/delete-dataset.ts';
import { LabelBatch } from '../../../server/data/label-batch.ts';
import { readDatasetDetail, readRows } from '../../../server/data/read-dataset.ts';
import { Mapping } from '../../../shared/example/mapping.ts';
import { noLabels } from '../../../shared/example/rating.ts';
import { aDataset, aUser } from '../../support/factories.ts';
import { aGiven, type TestGiven } from '../../support/given.ts';
import { anImport, jsonl, storedRows, whyRefused } from './importing.ts';

let given: TestGiven;
beforeAll(async () => {
  given = await aGiven();
});
afterAll(() => given.close());

const mapping = Mapping.parse({
  columns: [
    ['text', { use: 'response' }],
    ['who', { use: 'rater', kind: 'person', standing: 'novice' }],
    ['stars', { use: 'rating', dimension: 'stars' }],
    ['why', { use: 'rationale' }],
    ['words', { use: 'span', is: 'quote', on: 'text' }],
  ],
  foldBy: ['item'],
});
const row = (item: number, who: string, more: object = {}) => ({
  item,
  text: `Text ${item}`,
  who,
  stars: item,
  ...more,
});

async function labelsIn(dataset: string) {
  const { examples } = await readRows(given, { dataset, start: 0, count: 100 });
  const { read, tables } = given.database;
  return Promise.all(examples.map(({ id }) => labelsOf(read, tables, id)));
}

test('[D63] rows of one item are one example however far apart, and the text of each row is kept with its number', async () => {
  const rows = [
    row(1, 'Ann'),
    row(2, 'Ann'),
    ...Array.from({ length: 1500 }, (_, n) => row(n + 3, 'Ann')),
    row(1, 'Bo'),
  ];
  const dataset = await anImport(given, jsonl(rows), { mapping });
  expect(dataset).toMatchObject({ rows: 1502, fileRows: 1503, raters: 2, format: 'columns' });
  const [first, second] = await labelsIn(dataset.id);
  expect(first?.ratings.map(({ rater, value }) => [rater, value])).toEqual([
    ['Ann', 1],
    ['Bo', 1],
  ]);
  expect(second?.raters.map(({ name }) => name)).toEqual(['Ann']);
  const { read, tables: t } = given.database;
  const folded = await read
    .select()
    .from(t.foldedRow)
    .where(eq(t.foldedRow.dataset, dataset.id))
    .orderBy(asc(t.foldedRow.row));
  expect(folded.map(({ row, source }) => [row, JSON.parse(source)])).toEqual([[1502, rows.at(-1)]]);
  expect((await storedRows(given, dataset)).map(({ source }) => JSON.parse(source))).toEqual(rows.slice(0, -1));
});

test('[D63] a row that holds several items is an example each; its text is kept once', async () => {
  const qas = [1, 2].map((n) => ({ id: `q${n}`, question: `Q${n}?`, answers: [{ text: 'moon', answer_start: 4 }] }));
  const article = (title: string) => ({ title, paragraphs: [{ context: 'The moon.', qas }] });
  const dataset = await anImport(given, jsonl([article('A'), article('B')]));
  expect(dataset).toMatchObject({ format: 'squad', rows: 4, fileRows: 2 });
  expect(
    (await storedRows(given, dataset)).map(({ source }) => (source === '' ? '' : JSON.parse(source).title)),
  ).toEqual(['A', '', 'B', '']);
});

test('[D60] values, rationales and quotes come back as they came in, also what text in a database cannot hold', async () => {
  const odd = 'half \ud800, NUL \u0000';
  const raters = [
    {
      name: 'Ann',
      deep: { a: [1, null] },
      nothing: null,
      why: odd,
      rationale: odd,
      spans: [{ quote: 'moon', comment: odd }],
    },
  ];
  const dataset = await anImport(given, jsonl([{ text: 'The moon', raters }]));
  const [labels] = await labelsIn(dataset.id);
  expect(labels).toEqual({
    raters: [{ name: 'Ann', kind: 'person', standing: 'trainer' }],
    ratings: [
      { rater: 'Ann', dimension: 'deep', value: { a: [1, null] }, rationale: odd },
      { rater: 'Ann', dimension: 'why', value: odd },
    ],
    spans: [{ rater: 'Ann', part: { in: 'responses', index: 0 }, start: 4, end: 8, quote: 'moon', comment: odd }],
  });
});

test('[D63] keys that memory has let go of are found in the database', async () => {
  const { id, examples } = await aDataset(given, { rows: 3 });
  const batch = new LabelBatch(given, id, 1);
  const { database } = given;
  for (const [n, example] of examples.entries()) {
    expect(await batch.exampleOf(`key ${n}`)).toBeUndefined();
    batch.begin(`key ${n}`, example);
    batch.add(example, noLabels());
    const write = batch.take();
    await database.write((tx) => write(tx, database.tables));
  }
  expect(await Promise.all([0, 1, 2].map((n) => batch.exampleOf(`key ${n}`)))).toEqual(examples);
});

test('[D1] [D62] a row that cannot be mapped refuses the file, and nothing of its labels is left either', async () => {
  const bad = [row(1, 'Ann', { words: 'Text' }), row(1, 'Bo'), { ...row(2, 'Cy'), who: { a: 1 } }];
  const kept = await rowsOfLabels();
  expect(await whyRefused(given, jsonl(bad), { mapping })).toMatch(
    /^Line 3: the field who must name a rater, but it is an object/,
  );
  expect(await rowsOfLabels()).toEqual(kept);
});

test('[D17] [D60] with a dataset goes all that its raters said', async () => {
  const { id: user } = await aUser(given, { mayLead: true });
  const before = await rowsOfLabels();
  const dataset = await anImport(given, jsonl([row(1, 'Ann', { words: 'Text' }), row(1, 'Bo', { why: 'So.' })]), {
    mapping,
    user,
  });
  expect(await rowsOfLabels()).not.toEqual(before);
  expect(await readDatasetDetail(given, { dataset: dataset.id })).toMatchObject({ mapping, raters: 2 });
  await deleteDataset(given, { user, dataset: dataset.id });
  expect(await rowsOfLabels()).toEqual(before);
});

async function rowsOfLabels() {
  const { read, tables: t } = given.database;
  const counts = [t.rater, t.rating, t.ratedSpan, t.foldedRow, t.itemKey].map(async (table) => {
    const [row] = await read.select({ n: count() }).from(table);
    return row?.n;
  });
  return Promise.all(counts);
}
