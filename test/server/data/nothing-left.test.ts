// All of a file or nothing: whatever ends an import early, nothing of it is left.
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../db/open-database.ts';
import { unfinishedDatasets } from '../../../db/queries/datasets.ts';
import { listDatasets } from '../../../server/data/list-datasets.ts';
import { readDataset } from '../../../server/data/read-dataset.ts';
import { removeUnfinishedImports } from '../../../server/data/remove-unfinished-imports.ts';
import type { Given } from '../../../server/given.ts';
import { aGiven } from '../../support/given.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { anImport, everythingKept, inChunks, jsonl, NOTHING, whyRefused } from './importing.ts';

const file = jsonl(Array.from({ length: 3000 }, (_, n) => ({ text: `Row ${n} ${'x'.repeat(200)}`, score: n })));

/** Gives most of the file, and calls `halfway` when rows of it have been written. */
async function* stoppingAt(halfway: () => unknown, then = 'rest') {
  const cut = file.length - 1000;
  yield* inChunks(file.slice(0, cut), 8000);
  await halfway();
  if (then === 'nothing') await new Promise(() => undefined);
  yield* inChunks(file.slice(cut));
}

test.each(['rest', 'nothing'])('[D1] [D18] cancelled halfway, with %s still to come, nothing is left', async (then) => {
  await using given = await aGiven();
  const cancel = new AbortController();
  let halfway: Awaited<ReturnType<typeof everythingKept>> | undefined;
  const stream = stoppingAt(async () => {
    halfway = await everythingKept(given);
    // Not now, but while the import waits for more.
    setImmediate(() => cancel.abort());
    await new Promise((resolve) => setImmediate(resolve));
  }, then);
  expect(await whyRefused(given, stream, { signal: cancel.signal })).toBe(
    'The import was cancelled. Nothing of it was kept.',
  );
  expect(halfway?.examples, 'rows had been written').toBeGreaterThan(1000);
  expect(await everythingKept(given)).toEqual(NOTHING);
});

test('[D1] [D18] cancelled when all rows have come, nothing is left', async () => {
  await using given = await aGiven();
  const cancel = new AbortController();
  async function* stream() {
    yield* inChunks(file.trimEnd());
    given.clock.advance(1000);
  }
  const onProgress = ({ bytes }: { bytes: number }) => {
    if (bytes === file.trimEnd().length) cancel.abort();
  };
  expect(await whyRefused(given, stream(), { signal: cancel.signal, onProgress })).toMatch(/^The import was cancelled/);
});

test('[D18] cancelled before it began, nothing is read', async () => {
  await using given = await aGiven();
  expect(await whyRefused(given, file, { signal: AbortSignal.abort() })).toMatch(/^The import was cancelled/);
});

test('[D1] a fault in the last row leaves nothing', async () => {
  await using given = await aGiven();
  const kept: number[] = [];
  async function* watched() {
    yield* stoppingAt(async () => kept.push((await everythingKept(given)).examples ?? 0));
    yield* inChunks('{"text":7}');
  }
  expect(await whyRefused(given, watched())).toMatch(/^Line 3001: the field text must be text/);
  expect(kept[0], 'rows had been written').toBeGreaterThan(1000);
  expect(await everythingKept(given)).toEqual(NOTHING);
});

/** As `given`, but nothing can be taken away any more once something was written. */
function withoutRemoving(given: Given): Given {
  const { database } = given;
  let writes = 0;
  const write: typeof database.write = async (work) => {
    writes++;
    return database.write(async (tx) => {
      const result = await work(tx);
      if (writes > 2 && typeof result === 'number') throw new Error('planted');
      return result;
    });
  };
  return { ...given, database: { ...database, write } };
}

test('[D1] [D2] the check would see what is left; nobody else does, and the next start removes it', async () => {
  await using given = await aGiven();
  await expect(whyRefused(withoutRemoving(given), `${file}{"text":7}`)).rejects.toThrow(/datasets/);
  expect(given.faults).toEqual([expect.stringMatching(/^an unfinished import could not be removed.*planted/)]);
  const left = await everythingKept(given);
  expect(left).toMatchObject({ datasets: 1, examples: expect.toSatisfy((n: number) => n > 1000) });
  expect([left.contents, left.seals]).toEqual([expect.toSatisfy((n: number) => n > 1), left.contents]);
  expect(await listDatasets(given)).toEqual([]);
  const whole = await anImport(given, '{"text":"t"}');
  expect(await removeUnfinishedImports(given)).toBe(1);
  expect(await listDatasets(given)).toEqual([whole]);
  expect(await everythingKept(given)).toEqual({ datasets: 1, examples: 1, contents: 1, seals: 1 });
  expect(await removeUnfinishedImports(given)).toBe(0);
});

test('[D1] [D2] while a file comes in nobody sees it; when its rows are taken away under it, it ends in nothing', async () => {
  await using given = await aGiven();
  const seen: unknown[] = [];
  const stream = stoppingAt(async () => {
    seen.push(await listDatasets(given));
    const [begun] = await unfinishedDatasets(given.database.read, given.database.tables);
    seen.push(await readDataset(given, { dataset: begun ?? '' }).catch((error) => error.code));
    await removeUnfinishedImports(given);
  });
  await expect(anImport(given, stream)).rejects.toMatchObject({ code: 'not-saved' });
  expect(seen).toEqual([[], 'not-found']);
  expect(await everythingKept(given)).toEqual(NOTHING);
});

test('[D1] when the database fails in the middle, nothing is left, and it says that nothing could be saved', async () => {
  const folder = temporaryFolder('import');
  const place = path.join(folder.path, 'tableread.db');
  await using other = await aGiven();
  const given = { ...other, database: await openDatabase(`file:${place}`) };
  const past = new Sqlite(place);
  past.exec(
    "create trigger fails before insert on example when new.position = 2345 begin select raise(abort, 'planted: disk full'); end",
  );
  await expect(anImport(given, file)).rejects.toMatchObject({ code: 'not-saved' });
  expect(given.faults).toEqual(['an import could not be saved: SqliteError: planted: disk full']);
  expect(await everythingKept(given)).toEqual(NOTHING);
  past.exec('drop trigger fails');
  expect((await anImport(given, file)).rows).toBe(3000);
  past.close();
  await given.database.close();
  folder.remove();
});
