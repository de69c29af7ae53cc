// `tableread export DATASET`: its rows as they came in. From the database itself, for whoever runs the server: rows hold what is sealed.
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../../shared/protocol/failures.ts';
import { exportRows } from '../data/export-rows.ts';
import { listDatasets } from '../data/list-datasets.ts';
import { argumentsOf } from './misuse.ts';
import { withDatabase } from './with-database.ts';

const options = { out: { type: 'string' } } as const;

/** Answers with the exit code. @throws Misuse, Refusal */
export async function exportCommand(args: string[], folder: string): Promise<number> {
  const { one, values } = argumentsOf(args, options, 'dataset to export, by its id or name');
  return withDatabase(async (given) => {
    const datasets = await listDatasets(given);
    const found = datasets.find(({ id }) => id === one) ?? datasets.find(({ name }) => name === one);
    if (found === undefined) {
      const names = datasets.map(({ id, name }) => `${id} (${name})`).join(', ') || 'none';
      throw new Refusal('not-found', `There is no dataset ${one}. There are: ${names}.`);
    }
    const out = values.out === undefined ? process.stdout : createWriteStream(path.resolve(folder, values.out));
    await pipeline(exportRows(given, { dataset: found.id }), out, { end: out !== process.stdout });
    return 0;
  });
}
