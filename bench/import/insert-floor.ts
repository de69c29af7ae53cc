// Writes the bytes of a file into SQLite and does nothing else: less than this no import can take. Run by bench/import.ts.
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';

const BLOB_BYTES = 128 * 1024;
const COMMIT_BYTES = 1024 * 1024;

const [, file = ''] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'tableread-bench-'));
const db = new Sqlite(path.join(folder, 'floor.db'));
// As the product's own connections are set.
for (const pragma of ['journal_mode = WAL', 'synchronous = NORMAL', 'wal_autocheckpoint = 0']) db.pragma(pragma);
db.exec('create table block (number integer primary key, bytes blob not null)');
const insert = db.prepare('insert into block (bytes) values (?)');

const [began, cpu] = [performance.now(), process.cpuUsage()];
let bytes = 0;
let committed = 0;
db.exec('begin');
for await (const chunk of createReadStream(file, { highWaterMark: BLOB_BYTES })) {
  insert.run(chunk);
  bytes += (chunk as Buffer).length;
  if (bytes - committed < COMMIT_BYTES) continue;
  db.exec('commit; begin');
  committed = bytes;
}
db.exec('commit');
db.pragma('wal_checkpoint(TRUNCATE)');
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(cpu);
console.log(JSON.stringify({ rows: 0, seconds, cpuSeconds: (user + system) / 1e6, peakMib: 0 }));
db.close();
rmSync(folder, { recursive: true });
