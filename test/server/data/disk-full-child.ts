// Run by disk-full.test.ts in a process whose files may not grow: imports a file and prints what became of it.
import { openDatabase } from '../../../db/open-database.ts';
import { importDataset } from '../../../server/data/import-dataset.ts';
import { listDatasets } from '../../../server/data/list-datasets.ts';
import { spool } from '../../../server/data/rows/spooled-file.ts';
import type { Given } from '../../../server/given.ts';
import { realClock } from '../../../server/real-clock.ts';
import { Refusal } from '../../../shared/protocol/failures.ts';
import { aUser } from '../../support/factories.ts';

const [database = '', uploads = ''] = process.argv.slice(2);
const given: Given = {
  database: await openDatabase(`file:${database}`),
  clock: realClock,
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  log: { info: () => undefined, error: () => undefined },
  uploads,
};
const user = (await aUser(given, { mayLead: true })).id;

async function* rows() {
  for (let n = 0; n < 6000; n++) yield Buffer.from(`{"text":"Row ${n} ${'x'.repeat(2000)}"}\n`);
}

const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : String(error));
const imported = await importDataset(given, { user, file: 'rows.jsonl', from: { stream: rows() } }).then(
  () => 'imported',
  codeOf,
);
const spooled = await spool(rows(), uploads).then(() => 'spooled', codeOf);
console.log(JSON.stringify({ imported, spooled, seen: await listDatasets(given) }));
process.exit();
