// The WAL stays short, startup reads what is left of it, and the worker that keeps it short ends when it should.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import Sqlite from 'better-sqlite3';
import { count } from 'drizzle-orm';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { startCheckpoints } from '../../../db/engines/checkpoints.ts';
import { openSqlite } from '../../../db/engines/sqlite.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { anUpdate } from '../rows.ts';

// Processes and disks take their time on a machine that has other things to do.
vi.setConfig({ testTimeout: 60_000 });

const MB = 1024 * 1024;
const IN_TIME = { timeout: 10_000, interval: 50 };

const folder = temporaryFolder('wal');
afterAll(folder.remove);
let files = 0;
const newFile = () => path.join(folder.path, `${++files}`, 'rooms.db');

async function withDatabase(work: (database: Database, file: string) => Promise<void>): Promise<void> {
  const file = newFile();
  const database = await openSqlite(file);
  await work(database, file).finally(() => database.close());
}

const walOf = (file: string) => `${file}-wal`;
const walBytes = (file: string) => statSync(walOf(file)).size;

async function writeMegabytes({ write, tables }: Database, many: number, from = 0): Promise<void> {
  for (let number = from; number < from + many; number++) {
    const bytes = Buffer.alloc(MB, number);
    await write((tx) => tx.insert(tables.documentUpdate).values(anUpdate({ number, bytes })));
  }
}

describe('checkpoints', () => {
  test('[S16] the WAL grows while another process reads for long, and is cut as soon as somebody writes after that', async () => {
    await withDatabase(async (database, file) => {
      await writeMegabytes(database, 1);
      const reader = new Sqlite(file, { readonly: true });
      const rows = reader.prepare('select number from document_update').iterate();
      expect(rows.next().done).toBe(false);
      await writeMegabytes(database, 40, 1);
      expect(walBytes(file)).toBeGreaterThan(40 * MB);
      rows.return?.();
      reader.close();
      let written = 41;
      await vi.waitFor(async () => {
        await writeMegabytes(database, 1, written++);
        expect(walBytes(file)).toBeLessThanOrEqual(32 * MB);
      }, IN_TIME);
      const [stored] = await database.read.select({ n: count() }).from(database.tables.documentUpdate);
      expect(stored).toEqual({ n: written });
    });
  });

  test('[S16] the WAL stays under 64 MB under steady writing', async () => {
    await withDatabase(async (database, file) => {
      let longest = 0;
      for (let number = 0; number < 100; number++) {
        await writeMegabytes(database, 1, number);
        longest = Math.max(longest, walBytes(file));
      }
      expect(longest).toBeLessThan(64 * MB);
    });
  });

  test('[S16] a WAL that has grown by small steps begins again in the room that it has', async () => {
    await withDatabase(async (database, file) => {
      let written = 0;
      await vi.waitFor(async () => {
        const before = walBytes(file);
        await writeMegabytes(database, 1, written++);
        // Nine megabytes have been in it, and it takes one more without growing.
        expect(written).toBeGreaterThan(9);
        expect(walBytes(file)).toBe(before);
      }, IN_TIME);
      expect(walBytes(file)).toBeLessThan(32 * MB);
    });
  });

  test('[S16] a WAL that rests is moved into the file and cut', async () => {
    await withDatabase(async (database, file) => {
      await writeMegabytes(database, 1);
      expect(walBytes(file)).toBeGreaterThan(MB);
      const aMinuteAgo = Date.now() / 1000 - 60;
      utimesSync(walOf(file), aMinuteAgo, aMinuteAgo);
      await vi.waitFor(() => expect(walBytes(file)).toBe(0), IN_TIME);
      expect(statSync(file).size).toBeGreaterThan(MB);
    });
  });

  test('[S15] a file left with its WAL, as a crash leaves it, opens complete', async () => {
    await withDatabase(async (database, file) => {
      await writeMegabytes(database, 2);
      const left = path.join(path.dirname(file), 'left');
      mkdirSync(left);
      for (const part of [file, walOf(file)]) cpSync(part, path.join(left, path.basename(part)));
      const again = await openSqlite(path.join(left, path.basename(file)));
      const rows = await again.read
        .select({ number: again.tables.documentUpdate.number })
        .from(again.tables.documentUpdate);
      await again.close();
      expect(rows).toHaveLength(2);
    });
  });

  test('[S18] closing moves the whole WAL into the file and leaves nothing beside it', async () => {
    const file = newFile();
    const database = await openSqlite(file);
    await writeMegabytes(database, 1);
    await database.close();
    expect([walOf(file), `${file}-shm`].filter((part) => existsSync(part))).toEqual([]);
  });

  test('[S16] a worker that cannot work says so', async () => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const noDatabase = newFile();
    mkdirSync(noDatabase, { recursive: true });
    writeFileSync(walOf(noDatabase), Buffer.alloc(2 * MB));
    const checkpoints = startCheckpoints(noDatabase, resolve);
    await checkpoints.cutWhenLong();
    await promise;
    await checkpoints.stop();
  });
});

/** Only then is there a worker. */
const GROW = `const { anUpdate } = await import('./test/db/rows.ts');
  const update = anUpdate({ number: 1, bytes: Buffer.alloc(${2 * MB}) });
  await database.write((tx) => tx.insert(database.tables.documentUpdate).values(update));`;

describe('a process', () => {
  const run = async (code: string) => {
    const database = JSON.stringify(`file:${newFile()}`);
    const program = `import { openDatabase } from './db/open-database.ts'; const database = await openDatabase(${database}); ${code}`;
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      timeout: 20_000,
    });
    expect(stderr).toBe('');
    return stdout;
  };

  test('[S18] ends by itself after closing, and gets to know that it has closed', async () => {
    expect(await run(`${GROW} await database.close(); console.log('closed');`)).toBe('closed\n');
  });

  test('[S18] is kept alive by no database that it left open', async () => {
    expect(await run(`${GROW} console.log('left open');`)).toBe('left open\n');
  });
});
