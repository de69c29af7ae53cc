// The window: consecutive rows of a dataset, fixed by where they begin, how many they are, and the hash of their content.
import { createHash } from 'node:crypto';
import { rowHashes } from '../../db/queries/examples.ts';
import { WINDOW_LIMIT, type WindowView } from '../../shared/protocol/datasets.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Given } from '../given.ts';
import { readDataset } from './read-dataset.ts';

/** @throws Refusal not-found; bad-request when the rows do not all lie in the file */
export async function windowOf(
  given: Pick<Given, 'database'>,
  { dataset, start, count }: { dataset: string; start: number; count: number },
): Promise<WindowView> {
  const { rows } = await readDataset(given, { dataset });
  checkCount(rows, count);
  if (!Number.isInteger(start) || start < 0 || start + count > rows)
    throw new Refusal(
      'bad-request',
      `${ofRows(rows)}; choose a start from 0 to ${rows - count} for a window of ${count}.`,
    );
  const { read, tables } = given.database;
  const hash = createHash('sha256');
  for (const digest of await rowHashes(read, tables, dataset, start, count)) hash.update(digest, 'hex');
  return { dataset, start, count, hash: hash.digest('hex') };
}

function checkCount(rows: number, count: number): void {
  const most = Math.min(rows, WINDOW_LIMIT);
  if (!Number.isInteger(count) || count < 1 || count > most)
    throw new Refusal('bad-request', `${ofRows(rows)}; choose a window of 1 to ${most}.`);
}

const ofRows = (rows: number): string => `The file has ${rows} ${rows === 1 ? 'row' : 'rows'}`;
