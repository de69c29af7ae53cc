// Imports a file into a new database, as `tableread import` does, and says what it took. Run by bench/import.ts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../db/open-database.ts';
import { insertUser } from '../../db/queries/people.ts';
import { importDataset } from '../../server/data/import-dataset.ts';
import type { Given } from '../../server/given.ts';
import { keepMemorySmall } from '../../server/keep-memory-small.ts';
import { realClock } from '../../server/real-clock.ts';
import { newId } from '../../shared/room/ids.ts';

const [file = '', warm = ''] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'tableread-bench-'));
const database = await openDatabase(`file:${path.join(folder, 'tableread.db')}`);
const given: Given = {
  database,
  clock: realClock,
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  log: { info: () => undefined, error: console.error },
  uploads: path.join(folder, 'uploads'),
};
const user = newId(given.random);
await database.write((tx) => insertUser(tx, database.tables, { id: user, name: 'Bench', mayLead: true, createdAt: 0 }));
const idle = () => {
  keepMemorySmall();
  return process.memoryUsage.rss() / 1024 ** 2;
};
const beforeMib = idle();
// Code comes first: a server has long read it.
await importDataset(given, { user, file: 'warm', from: { path: warm } });
let peakMib = 0;
const watch = setInterval(() => {
  peakMib = Math.max(peakMib, process.memoryUsage.rss() / 1024 ** 2 - beforeMib);
}, 20);
const [began, cpu] = [performance.now(), process.cpuUsage()];
const { rows } = await importDataset(given, { user, file: path.basename(file), from: { path: file } });
const seconds = (performance.now() - began) / 1000;
const { user: inCode, system } = process.cpuUsage(cpu);
clearInterval(watch);
const cpuSeconds = (inCode + system) / 1e6;
console.log(JSON.stringify({ rows, seconds, cpuSeconds, peakMib }));
await database.close();
rmSync(folder, { recursive: true });
process.exit();
