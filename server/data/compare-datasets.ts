// What became of each row when a file was imported again: the rows of two datasets beside each other.
import { setImmediate } from 'node:timers/promises';
import { rowHashes } from '../../db/queries/examples.ts';
import { linesThatDiffer, rowsAt } from '../../db/queries/row-changes.ts';
import { alignRows, type RowChange, type SameRows } from '../../shared/example/align-rows.ts';
import type { ExampleView } from '../../shared/protocol/datasets.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { RowChanges, RowChangeView } from '../../shared/protocol/row-changes.ts';
import type { Given } from '../given.ts';
import { readDataset } from './read-dataset.ts';

/** Reading from SQLite never leaves the thread: so many rows at once, then others have their turn. */
const ROWS_AT_ONCE = 500;

/**
 * Changes [from, from + count), and how many of each kind there are. Rows are compared by the hash of what can be seen of them;
 * of what is sealed it is told only how many of the unchanged rows stood otherwise in the file, never which.
 * That the person who asks may lead is for the caller to have checked.
 * @throws Refusal not-found
 */
export async function compareDatasets(
  given: Pick<Given, 'database'>,
  { dataset: later, since: earlier, from, count }: { dataset: string; since: string; from: number; count: number },
): Promise<RowChanges> {
  const [before, today] = [await hashesOf(given, earlier), await hashesOf(given, later)];
  const { same, changes } = alignRows(before, today);
  return {
    ...{ earlier, later },
    counts: {
      same: same.reduce((sum, run) => sum + run.count, 0),
      ...{ changed: counted(changes, 'changed'), moved: counted(changes, 'moved') },
      ...{ added: counted(changes, 'added'), removed: counted(changes, 'removed') },
    },
    unseen: await unseenChanges(given, { earlier, later, same }),
    changes: await withRows(given, { earlier, later, changes: changes.slice(from, from + count) }),
  };
}

const counted = (changes: readonly RowChange[], kind: RowChange['is']): number =>
  changes.filter(({ is }) => is === kind).length;

/** In file order; each as 32 characters, which take half of what hex would. */
async function hashesOf(given: Pick<Given, 'database'>, dataset: string): Promise<string[]> {
  const { rows } = await readDataset(given, { dataset });
  const { read, tables } = given.database;
  const hashes: string[] = [];
  for (let start = 0; start < rows; start += ROWS_AT_ONCE) {
    const some = await rowHashes(read, tables, dataset, start, ROWS_AT_ONCE);
    for (const hash of some) hashes.push(Buffer.from(hash, 'hex').toString('latin1'));
    await setImmediate();
  }
  return hashes;
}

async function unseenChanges(
  { database: { read, tables } }: Pick<Given, 'database'>,
  { earlier, later, same }: { earlier: string; later: string; same: readonly SameRows[] },
): Promise<number> {
  let differ = 0;
  for (const run of stretches(same)) {
    for (let done = 0; done < run.count; done += ROWS_AT_ONCE) {
      const count = Math.min(ROWS_AT_ONCE, run.count - done);
      const at = { earlier, later, was: run.was + done, now: run.now + done, count };
      differ += await linesThatDiffer(read, tables, at);
      await setImmediate();
    }
  }
  return differ;
}

/** Runs with the same distance between both files, with the changed rows between them: one query instead of many. */
function stretches(same: readonly SameRows[]): SameRows[] {
  const all: SameRows[] = [];
  for (const run of same) {
    const last = all.at(-1);
    if (last && run.was - run.now === last.was - last.now)
      all[all.length - 1] = { ...last, count: run.was + run.count - last.was };
    else all.push(run);
  }
  return all;
}

async function withRows(
  { database: { read, tables } }: Pick<Given, 'database'>,
  { earlier, later, changes }: { earlier: string; later: string; changes: readonly RowChange[] },
): Promise<RowChangeView[]> {
  const placesBefore = changes.flatMap((change) => ('was' in change ? [change.was] : []));
  const placesNow = changes.flatMap((change) => ('now' in change ? [change.now] : []));
  const before = await rowsAt(read, tables, earlier, placesBefore);
  const today = await rowsAt(read, tables, later, placesNow);
  const at = (rows: Map<number, ExampleView>, place: number): ExampleView => {
    const row = rows.get(place);
    // Deleted while it was compared.
    if (row === undefined) throw new Refusal('not-found');
    return row;
  };
  return changes.map((change): RowChangeView => {
    switch (change.is) {
      case 'changed':
      case 'moved':
        return { is: change.is, was: at(before, change.was), now: at(today, change.now) };
      case 'added':
        return { is: 'added', now: at(today, change.now) };
      case 'removed':
        return { is: 'removed', was: at(before, change.was) };
      default:
        return change satisfies never;
    }
  });
}
