// `tableread import FILE`: into the database itself, or by a running server.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { firstLead } from '../../db/queries/people.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Skipped } from '../../shared/protocol/row-fault.ts';
import { importDataset } from '../data/import-dataset.ts';
import { readDatasetDetail } from '../data/read-dataset.ts';
import { argumentsOf, Misuse } from './misuse.ts';
import { progressLine } from './progress-line.ts';
import { sendFile } from './send-file.ts';
import { sessionAt, signInBy } from './session-store.ts';
import { withDatabase } from './with-database.ts';

const options = {
  name: { type: 'string' },
  link: { type: 'string' },
  to: { type: 'string' },
  skip: { type: 'boolean' },
} as const;

/** Answers with the exit code. @throws Misuse, Refusal */
export async function importCommand(args: string[], folder: string): Promise<number> {
  const { one, values } = argumentsOf(args, options, 'file to import');
  const file = path.resolve(folder, one);
  const { name, link, to, skip } = values;
  if (link !== undefined && to !== undefined) throw new Misuse('Give a link or an address, not both.');
  const onFault = skip === true ? 'skip' : 'stop';
  const total = await stat(file).then(
    ({ size }) => size,
    () => undefined,
  );
  const tell = progressLine(process.stderr, total);
  const stopped = new AbortController();
  process.once('SIGINT', () => stopped.abort());
  const { signal } = stopped;

  if (link !== undefined || to !== undefined) {
    const server = link === undefined ? await sessionAt(to as string) : await signInBy(link);
    const dataset = await sendFile({ server, file, name, onFault, signal, onProgress: tell });
    tell.end();
    console.log(`${dataset.name}: ${examplesOf(dataset)}. ${server.address}/datasets/${dataset.id}`);
    return 0;
  }
  return withDatabase(async (given) => {
    const { tables } = given.database;
    const lead = await given.database.write((tx) => firstLead(tx, tables));
    if (lead === undefined)
      throw new Refusal('not-allowed', 'Nobody may lead here yet: start the server once with npm start.');
    const dataset = await importDataset(given, {
      ...{ user: lead.id, file: path.basename(file), name, from: { path: file }, onFault, signal },
      onProgress: tell,
    });
    tell.end();
    const { skipped } = await readDatasetDetail(given, { dataset: dataset.id });
    console.log(`${dataset.name}: ${examplesOf(dataset)}. Its id is ${dataset.id}.`);
    for (const line of skippedLines(skipped)) console.error(line);
    return 0;
  });
}

const examplesOf = ({ rows }: { rows: number }): string => `${rows} ${rows === 1 ? 'example' : 'examples'}`;

function skippedLines(skipped: Skipped | undefined): string[] {
  if (skipped === undefined) return [];
  const lines = skipped.first.map(({ row, line, field, says }) => {
    const where = line === undefined ? `row ${row}` : `line ${line}`;
    return `  ${where}: ${field === undefined ? '' : `the field ${field} `}${says}`;
  });
  const more = skipped.count - skipped.first.length;
  return [
    `Left out ${skipped.count} ${skipped.count === 1 ? 'row' : 'rows'}:`,
    ...lines,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}
