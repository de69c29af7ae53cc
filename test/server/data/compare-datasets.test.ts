// A file that was imported again, beside what it was: row by row, on every engine.
import { expect, test } from 'vitest';
import { compareDatasets } from '../../../server/data/compare-datasets.ts';
import { describeEachEngine } from '../../support/each-engine.ts';
import { aUser } from '../../support/factories.ts';
import { aGiven } from '../../support/given.ts';
import { anImport, jsonl } from './importing.ts';

interface Written {
  text: string;
  model?: string;
}
const rows = (count: number): Written[] => Array.from({ length: count }, (_, n) => ({ text: `Row ${n}`, model: 'a' }));
const whole = { from: 0, count: 50 };

describeEachEngine('imported again', (open) => {
  test('[D81] each row is told as changed, moved, added or removed, and the rest is counted', async () => {
    await using other = await aGiven();
    const given = { ...other, database: await open() };
    const { id: user } = await aUser(given, { mayLead: true });
    const imported = async (content: Written[]) => (await anImport(given, jsonl(content), { user })).id;
    const before = rows(10);
    const today = rows(10);
    today[2] = { text: 'Row 2, mended' };
    today.splice(5, 1);
    today.push({ text: 'Row 10' });
    const [since, dataset] = [await imported(before), await imported(today)];

    const { counts, changes, unseen } = await compareDatasets(given, { dataset, since, ...whole });
    expect(counts).toEqual({ same: 8, changed: 1, moved: 0, added: 1, removed: 1 });
    expect(unseen).toBe(0);
    expect(changes).toMatchObject([
      {
        is: 'changed',
        was: { position: 2 },
        now: { position: 2, content: { responses: [{ text: 'Row 2, mended' }] } },
      },
      { is: 'removed', was: { position: 5, content: { responses: [{ text: 'Row 5' }] } } },
      { is: 'added', now: { position: 9 } },
    ]);
    const second = await compareDatasets(given, { dataset, since, from: 1, count: 1 });
    expect(second.changes.map(({ is }) => is)).toEqual(['removed']);
    const back = await compareDatasets(given, { dataset: since, since: dataset, ...whole });
    expect(back.counts).toEqual({ same: 8, changed: 1, moved: 0, added: 1, removed: 1 });
  }, 60_000);

  test('[D81] what changed in what is sealed is a number, and nothing of it is told', async () => {
    await using other = await aGiven();
    const given = { ...other, database: await open() };
    const { id: user } = await aUser(given, { mayLead: true });
    const imported = async (content: Written[]) => (await anImport(given, jsonl(content), { user })).id;
    const today = rows(12).map((row, n) => (n % 4 === 1 ? { ...row, model: 'secret' } : row));
    today.splice(0, 0, { text: 'A new first row' });
    const [since, dataset] = [await imported(rows(12)), await imported(today)];
    const compared = await compareDatasets(given, { dataset, since, ...whole });
    expect(compared.counts).toEqual({ same: 12, changed: 0, moved: 0, added: 1, removed: 0 });
    expect(compared.unseen).toBe(3);
    expect(JSON.stringify(compared)).not.toContain('secret');
  }, 60_000);

  test('[D81] a dataset that is not there is none to compare with', async () => {
    await using other = await aGiven();
    const given = { ...other, database: await open() };
    const { id: user } = await aUser(given, { mayLead: true });
    const { id: dataset } = await anImport(given, jsonl(rows(2)), { user });
    const asked = compareDatasets(given, { dataset, since: 'x'.repeat(22), ...whole });
    await expect(asked).rejects.toMatchObject({ code: 'not-found' });
  }, 60_000);
});
