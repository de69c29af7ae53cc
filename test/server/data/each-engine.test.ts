// Importing, reading and deleting on every database engine.
import { expect, test } from 'vitest';
import { labelsOf } from '../../../db/queries/labels.ts';
import { savedMappings, saveMapping } from '../../../db/queries/saved-mappings.ts';
import { deleteDataset } from '../../../server/data/delete-dataset.ts';
import { readDatasetDetail, readRows } from '../../../server/data/read-dataset.ts';
import { windowOf } from '../../../server/data/window-of.ts';
import { Mapping } from '../../../shared/example/mapping.ts';
import { newId } from '../../../shared/room/ids.ts';
import { describeEachEngine } from '../../support/each-engine.ts';
import { aUser } from '../../support/factories.ts';
import { aGiven } from '../../support/given.ts';
import { anImport, everythingKept, jsonl, NOTHING, storedRows, whyRefused } from './importing.ts';

describeEachEngine('a dataset', (open) => {
  test('[D1] [D3] comes in whole, is read, and goes; or nothing of it comes in', async () => {
    await using other = await aGiven();
    const given = { ...other, database: await open() };
    const user = (await aUser(given, { mayLead: true })).id;
    const odd = String.raw`{"text":"\u0000 \ud800 🥊","score":1e400,"__proto__":{"b":1,"a":2}}`;
    const lines = Array.from({ length: 1200 }, (_, n) => (n === 700 ? odd : `{"text":"Row ${n}"}`));
    const dataset = await anImport(given, lines.join('\n'), { user, name: 'Zwölf \0 \ud800' });
    expect(dataset).toMatchObject({ name: 'Zwölf   \ufffd', rows: 1200 });
    const stored = await storedRows(given, dataset);
    expect(stored.map(({ source }) => source)).toEqual(lines);
    expect(stored[700]?.content.responses).toEqual([{ text: '\0 \ud800 🥊' }]);
    expect(JSON.stringify(stored[700]?.content.fields)).toBe('{"__proto__":{"b":1,"a":2}}');
    const page = await readRows(given, { dataset: dataset.id, start: 1190, count: 20 });
    expect(page.examples.map(({ position }) => position)).toEqual([
      1190, 1191, 1192, 1193, 1194, 1195, 1196, 1197, 1198, 1199,
    ]);
    expect((await windowOf(given, { dataset: dataset.id, start: 5, count: 100 })).hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await whyRefused(given, `${lines.join('\n')}\n{"text":7}`, { user })).toMatch(/^Line 1201: the field text/);
    await deleteDataset(given, { user, dataset: dataset.id });
    expect(await everythingKept(given)).toEqual(NOTHING);
  }, 60_000);

  test('[D60] [D63] [D67] labels, folded rows and mappings are kept and found', async () => {
    await using other = await aGiven();
    const given = { ...other, database: await open() };
    const user = (await aUser(given, { mayLead: true })).id;
    const mapping = Mapping.parse({
      columns: [
        ['who', { use: 'rater', kind: 'person', standing: 'expert' }],
        ['ok', { use: 'rating', dimension: 'ok' }],
        ['words', { use: 'span', is: 'quote', on: 'text' }],
      ],
      format: 'text',
      foldBy: ['item'],
    });
    const rows = ['Zoë', 'ann', 'Zoë'].map((who, n) => ({ item: n % 2, text: 'The moon', who, ok: n, words: 'moon' }));
    const dataset = await anImport(given, jsonl(rows), { user, mapping });
    expect(dataset).toMatchObject({ rows: 2, fileRows: 3, raters: 2 });
    const { read, tables } = given.database;
    const [first] = (await readRows(given, { dataset: dataset.id, start: 0, count: 1 })).examples;
    expect(await labelsOf(read, tables, first?.id ?? '')).toEqual({
      raters: [{ name: 'Zoë', kind: 'person', standing: 'expert' }],
      ratings: [0, 2].map((value) => ({ rater: 'Zoë', dimension: 'ok', value })),
      spans: [0, 2].map(() => ({
        ...{ rater: 'Zoë', part: { in: 'responses', index: 0 } },
        ...{ start: 4, end: 8, quote: 'moon' },
      })),
    });
    expect((await readDatasetDetail(given, { dataset: dataset.id })).mapping).toEqual(mapping);
    const saved = { columnsHash: 'c', mappingHash: 'm', mapping, savedBy: user };
    for (const usedAt of [1, 2])
      await given.database.write((tx) =>
        saveMapping(tx, tables, { ...saved, id: newId(given.random), name: `Used at ${usedAt}`, usedAt }),
      );
    expect(await savedMappings(read, tables, 'c', 10)).toMatchObject([{ name: 'Used at 2', usedAt: 2, mapping }]);
    await deleteDataset(given, { user, dataset: dataset.id });
    expect(await read.select().from(tables.rater)).toEqual([]);
  }, 60_000);
});
