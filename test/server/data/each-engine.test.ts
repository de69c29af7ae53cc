// Importing, reading and deleting on every database engine.
import { expect, test } from 'vitest';
import { deleteDataset } from '../../../server/data/delete-dataset.ts';
import { readRows } from '../../../server/data/read-dataset.ts';
import { windowOf } from '../../../server/data/window-of.ts';
import { describeEachEngine } from '../../support/each-engine.ts';
import { aUser } from '../../support/factories.ts';
import { aGiven } from '../../support/given.ts';
import { anImport, everythingKept, NOTHING, storedRows, whyRefused } from './importing.ts';

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
});
