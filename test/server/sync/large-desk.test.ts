// Somebody comes back with a day's work on their desk: it is taken as one, and nobody else is held up for it.
import { expect, test } from 'vitest';
import { tableEntries } from '../../../shared/room/documents.ts';
import { comment } from '../../support/entries.ts';
import { aSyncStage } from '../../support/sync-stage.ts';

const ENTRIES = 600;
const EXAMPLES = 20;

test('[Y41] hundreds of entries are taken in one write, in which others are heard again and again', async () => {
  await using stage = await aSyncStage({ pace: 'open', examples: EXAMPLES });
  const desk = await stage.desk('tom');
  await stage.flow();
  desk.disconnect();
  desk.doc.transact(() => {
    for (let n = 0; n < ENTRIES; n++) comment(desk, `c${n}`, stage.example(n % EXAMPLES), `comment ${n}`);
  });
  const beats: number[] = [];
  const { write } = stage.given.database;
  stage.given.database.write = (work, until) =>
    write(async (tx) => {
      let isOver = false;
      let count = 0;
      const beat = () => {
        count++;
        if (!isOver) setImmediate(beat);
      };
      setImmediate(beat);
      const done = await work(tx);
      isOver = true;
      beats.push(count);
      return done;
    }, until);
  await stage.join(desk);
  beats.splice(0);
  await stage.flow();
  const long = beats.filter((count) => count > 0);
  expect(long, 'writes that let others be heard').toHaveLength(1);
  expect(long[0]).toBeGreaterThanOrEqual(ENTRIES / 50);

  for (let n = 0; n < EXAMPLES; n++) {
    const table = await stage.table('lea', n);
    await stage.flow();
    expect(tableEntries(table.doc).size).toBe(ENTRIES / EXAMPLES);
    table.disconnect();
  }
  expect(stage.logged).toEqual([]);
});
