// A dataset at a glance: how much there is to read where, which rows rooms have read, and which of them a filter had removed.
import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../db/database.ts';
import { lengthsOfRows, sealsOpenedTo, windowsOn } from '../../db/queries/dataset-strip.ts';
import { wasRemoved } from '../../shared/example/filter-verdict.ts';
import { type DatasetStrip, STRIP_CELLS, type WindowUsed } from '../../shared/protocol/dataset-strip.ts';
import type { Given } from '../given.ts';
import { readDataset } from './read-dataset.ts';

/** One query holds up the event loop for as many rows: some ten milliseconds at two thousand characters each. */
const ROWS_AT_ONCE = 4_000;
const WINDOWS_SHOWN = 200;
const REMEMBERED = 50;

/**
 * Sealed values go no further than to whom they were opened: a filter's verdicts are told only of rows whose table this person
 * was shown, in whatever room, and nothing is counted of the others. Who makes a room may be about to judge in it.
 * That the person may lead is for the caller to have checked.
 * @throws Refusal not-found
 */
export async function readStrip(
  given: Pick<Given, 'database'>,
  { user, dataset }: { user: string; dataset: string },
): Promise<DatasetStrip> {
  const { rows } = await readDataset(given, { dataset });
  const { read, tables } = given.database;
  const step = Math.max(1, Math.ceil(rows / STRIP_CELLS));
  const lengths = await lengthsOf(given.database, { dataset, rows, step });
  const windows = await windowsOn(read, tables, dataset, user, WINDOWS_SHOWN);
  const opened = await sealsOpenedTo(read, tables, dataset, user);
  return {
    ...{ rows, step, lengths },
    windows: windows.map(
      ({ start, count, madeAt, room, title, member }): WindowUsed =>
        // A room one is not in is not named.
        ({ start, count, madeAt, ...(member === null ? {} : { room: { id: room, title } }) }),
    ),
    removed: opened.flatMap(({ position, sealed }) => (wasRemoved(sealed.fields) ? [position] : [])),
  };
}

/** Rows never change once they are here, so what was measured once holds. */
const measured = new WeakMap<Database, Map<string, number[]>>();

async function lengthsOf(
  database: Database,
  { dataset, rows, step }: { dataset: string; rows: number; step: number },
): Promise<number[]> {
  const known = measured.get(database) ?? new Map<string, number[]>();
  measured.set(database, known);
  const before = known.get(dataset);
  if (before) return before;
  const lengths: number[] = [];
  const portion = Math.max(1, Math.floor(ROWS_AT_ONCE / step)) * step;
  for (let start = 0; start < rows; start += portion) {
    const cells = await lengthsOfRows(database.read, database.tables, { dataset, start, rows: portion, step });
    lengths.push(...cells.map(Math.round));
    // Reading from SQLite never leaves the thread.
    await setImmediate();
  }
  const [oldest] = known.keys();
  if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest);
  known.set(dataset, lengths);
  return lengths;
}
