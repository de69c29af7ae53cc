// How an SQLite file is opened, and which are refused.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import Sqlite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../db/open-database.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

// Processes and disks take their time on a machine that has other things to do.
vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder('opening');
afterAll(folder.remove);

test('[S15] commits go into a WAL, which the engine syncs to the disk itself', async () => {
  const { write, close } = await openDatabase(`file:${path.join(folder.path, 'durable.db')}`);
  const asked = await write(async (tx) => {
    const ask = (pragma: string) => (tx as unknown as { get(q: unknown): unknown }).get(sql.raw(`pragma ${pragma}`));
    return ['synchronous', 'journal_mode', 'foreign_keys', 'wal_autocheckpoint'].map(ask);
  });
  // The engine itself syncs the WAL: see wal-flush.ts.
  const NORMAL = 1;
  expect(asked).toEqual([
    { synchronous: NORMAL },
    { journal_mode: 'wal' },
    { foreign_keys: 1 },
    { wal_autocheckpoint: 0 },
  ]);
  await close();
});

/** A process that opens the file: when it is about to, and all that it says. */
function opener(file: string) {
  const program = `import { openDatabase } from './db/open-database.ts';
    import './db/engines/sqlite.ts';
    console.log('ready');
    const database = await openDatabase(${JSON.stringify(`file:${file}`)});
    console.log((await database.read.select().from(database.tables.user)).length);
    await database.close();`;
  const { stdout, stderr } = spawn(process.execPath, ['--input-type=module', '-e', program]);
  const ready = once(stdout, 'readable');
  return { ready, said: Promise.all([text(stdout), text(stderr)]).then((both) => both.join('')) };
}

/** Four at once and one more: while that one starts, the four come as far as they can. Then `begin`. */
async function openTogether(file: string, begin: () => void): Promise<string[]> {
  const four = Array.from({ length: 4 }, () => opener(file));
  await Promise.all(four.map(({ ready }) => ready));
  const last = opener(file);
  await last.ready;
  begin();
  return Promise.all([...four, last].map(({ said }) => said));
}

describe('[S13] of several processes that open a file at the same time, one migrates and all open', () => {
  const all = Array.from({ length: 5 }, () => 'ready\n0\n');

  test('[S13] when it is not there yet', async () => {
    expect(await openTogether(path.join(folder.path, 'new.db'), () => undefined)).toEqual(all);
  });

  test('[S13] when its tables are old and somebody writes until all of them wait', async () => {
    const file = path.join(folder.path, 'old.db');
    const connection = new Sqlite(file);
    connection.pragma('journal_mode = WAL');
    connection.exec('create table __drizzle_migrations (id integer, hash text, created_at numeric); begin immediate');
    expect(await openTogether(file, () => connection.exec('commit'))).toEqual(all);
    const migrated = connection.prepare('select count(*) = count(distinct hash) as once from __drizzle_migrations');
    expect(migrated.get()).toEqual({ once: 1 });
    connection.close();
  });
});

test('[S19] makes the folders above the file, whichever way its address is written', async () => {
  const file = path.join(folder.path, 'a', 'b c', 'rooms.db');
  for (const address of [`file:${file}`, pathToFileURL(file).href]) await (await openDatabase(address)).close();
  expect(readdirSync(path.dirname(file))).toEqual(['rooms.db']);
});

test('[S19] memory is refused: several connections could not share it', async () => {
  for (const address of ['file::memory:', 'file:']) {
    await expect(openDatabase(address)).rejects.toThrow('Tableread needs a database file');
  }
});

test('[S19] an address of nothing we know is refused, and makes no folder', async () => {
  await expect(openDatabase('mysql://SECRET@example.org/rooms')).rejects.toThrow(
    'A database address begins with file:, postgres: or pglite:.',
  );
  expect(existsSync('mysql:')).toBe(false);
});

test('[S19] a file that is no database is refused by name, and left as it is', async () => {
  const file = path.join(folder.path, 'letter.db');
  const letter = 'Dear Ann, '.repeat(1000);
  writeFileSync(file, letter);
  await expect(openDatabase(`file:${file}`)).rejects.toThrow(
    `The database file ${file} cannot be opened: file is not a database`,
  );
  expect(readFileSync(file, 'utf8')).toBe(letter);
});

test('[S19] a folder is refused by name', async () => {
  await expect(openDatabase(`file:${folder.path}`)).rejects.toThrow(
    `The database file ${folder.path} cannot be opened`,
  );
});
