// Reads a file from its first byte to its last and prepares its rows for the database. Runs in a thread of its own.
import { NO_FORMAT } from '../../shared/example/format-name.ts';
import { foldingOf, mapperOf } from '../../shared/example/mapper.ts';
import type { Mapping } from '../../shared/example/mapping.ts';
import { SAMPLE_ROWS } from '../../shared/example/recognise.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { OnFault, Skipped } from '../../shared/protocol/row-fault.ts';
import { badFile } from './bad-file.ts';
import type { Batch } from './batch.ts';
import { BatchMaker } from './batch-maker.ts';
import { prepareRow } from './prepare-row.ts';
import { mappingOf } from './recognise-file.ts';
import { Faults } from './rows/faults.ts';
import { type FileToOpen, kindName, openFile } from './rows/open-file.ts';
import type { ReadRow } from './rows/read-row.ts';

export interface FileToPrepare extends FileToOpen {
  /** How it is to be read; by the format its first rows have, unless said. */
  mapping?: Mapping | undefined;
  onFault?: OnFault | undefined;
}

/** What is known once the first rows have been read. */
export interface Begun {
  mapping: Mapping;
  format: string;
}

/** What is known once all of it has been read. */
export interface Ended {
  fileBytes: number;
  fileSha256: string;
  kind: string;
  skipped: Skipped;
}

/** The rows the format is decided by are kept in memory: fewer than SAMPLE_ROWS when they are long. */
const SAMPLE_LENGTH = 4 * 1024 * 1024;
/**
 * `begin` is told once, before the first batch; `give` may make reading wait.
 * @throws Refusal bad-file
 */
export async function prepareFile(
  file: FileToPrepare,
  begin: (begun: Begun) => void,
  give: (batch: Batch) => Promise<void>,
): Promise<Ended> {
  const opened = await openFile(file);
  const faults = new Faults(file.onFault);
  try {
    const { first, all, fault } = await started(opened.rows(faults));
    const mapping = file.mapping ?? mappingOf(first, fault);
    const map = mapperOf(mapping);
    begin({ mapping, format: mapping.format ?? NO_FORMAT });
    const batch = new BatchMaker(foldingOf(mapping).length > 0);
    let count = 0;
    for await (const read of all) {
      for (const each of read) {
        const row = prepareRow(map, each, faults);
        if (row === undefined) continue;
        count++;
        batch.add(row);
        if (batch.isFull) await give(batch.take(opened.bytes));
      }
    }
    await give(batch.take(opened.bytes));
    if (count === 0) throw badFile('None of its rows can be read.');
    return { ...(await opened.finish()), kind: kindName(opened.kind), skipped: faults.skipped };
  } finally {
    await opened.close();
  }
}

/**
 * The first rows, by which a file is recognised; `all` gives them again, and the rest. Where a fault came before there were
 * enough, `all` throws it after them: one of them may have another, which then is the first of the file.
 */
async function started(rows: AsyncGenerator<Iterable<ReadRow>>) {
  const start: ReadRow[] = [];
  try {
    const rest = await firstOf(rows, start);
    if (start.length === 0) throw badFile('It has no rows that can be read.');
    return { first: start.map(({ row }) => row), all: both(start, rest, rows) };
  } catch (fault) {
    if (!(fault instanceof Refusal) || start.length === 0) throw fault;
    return { first: start.map(({ row }) => row), all: both(start, [].values(), failing(fault)), fault };
  }
}

// biome-ignore lint/correctness/useYield: there is nothing to give.
async function* failing(fault: Refusal): AsyncGenerator<Iterable<ReadRow>> {
  throw fault;
}

/** Fills `start`, and answers with what follows in what was read. */
async function firstOf(rows: AsyncGenerator<Iterable<ReadRow>>, start: ReadRow[]): Promise<Iterator<ReadRow>> {
  let length = 0;
  const isEnough = () => start.length >= SAMPLE_ROWS || length >= SAMPLE_LENGTH;
  let some: Iterator<ReadRow> = [].values();
  while (!isEnough()) {
    const { done, value } = await rows.next();
    if (done === true) break;
    some = value[Symbol.iterator]();
    // No further: of a file with several faults the first is named, so rows are mapped before those after them are read.
    for (let next = takeFrom(some); next !== undefined; next = isEnough() ? undefined : takeFrom(some)) {
      start.push(next);
      length += next.source.length;
    }
  }
  return some;
}

const takeFrom = (some: Iterator<ReadRow>): ReadRow | undefined => {
  const { done, value } = some.next();
  return done === true ? undefined : value;
};

async function* both(
  start: ReadRow[],
  some: Iterator<ReadRow>,
  rows: AsyncGenerator<Iterable<ReadRow>>,
): AsyncGenerator<Iterable<ReadRow>> {
  // Emptied as it goes: these rows may be long.
  yield (function* () {
    for (let read = start.shift(); read !== undefined; read = start.shift()) yield read;
    for (let read = takeFrom(some); read !== undefined; read = takeFrom(some)) yield read;
  })();
  yield* rows;
}
