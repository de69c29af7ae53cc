// Gives back the rows of a dataset as they came in, in the order of its file. They hold what is sealed: only for who may see all.
import { foldedSources, rowSources } from '../../db/queries/row-sources.ts';
import type { Given } from '../given.ts';
import { readDataset } from './read-dataset.ts';

const ROWS_AT_ONCE = 500;

/** Lines with their end. Rows that were left out at the import are not there. @throws Refusal not-found */
export async function* exportRows(
  given: Pick<Given, 'database'>,
  { dataset }: { dataset: string },
): AsyncGenerator<string> {
  await readDataset(given, { dataset });
  const { read, tables } = given.database;
  const own = paged((after) => rowSources(read, tables, dataset, after, ROWS_AT_ONCE));
  const folded = paged((after) => foldedSources(read, tables, dataset, after, ROWS_AT_ONCE));
  let [first, second] = [await own.next(), await folded.next()];
  while (!first.done || !second.done) {
    const isFolded = first.done || (!second.done && second.value.row < first.value.row);
    const { source } = (isFolded ? second.value : first.value) as Source;
    // Of several examples in one row the first has its text.
    if (source !== '') yield `${oneLine(source)}\n`;
    if (isFolded) second = await folded.next();
    else first = await own.next();
  }
}

interface Source {
  /** The row in its file. */
  row: number;
  /** What the next page begins after. */
  place: number;
  source: string;
}

async function* paged(page: (after: number) => Promise<Source[]>): AsyncGenerator<Source, undefined> {
  for (let after = -1; ; ) {
    const sources = await page(after);
    yield* sources;
    const last = sources.at(-1);
    if (last === undefined) return undefined;
    after = last.place;
  }
}

/** An item of a JSON list may stand on several lines; outside of strings their ends mean nothing, and within JSON has none. */
const oneLine = (source: string): string => source.replace(/[\r\n]+\s*/g, ' ');
