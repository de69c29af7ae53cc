// A full disk fails a write and nothing else; with room again, writing goes on.
import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Database, Transaction } from '../../../db/database.ts';
import { openSqlite } from '../../../db/engines/sqlite.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { anUpdate } from '../rows.ts';

// Processes and disks take their time on a machine that has other things to do.
vi.setConfig({ testTimeout: 60_000 });

const KB = 1024;
const folder = temporaryFolder('full');
const disk = smallDisk(folder.path, 16 * 1024 * KB);
afterAll(() => {
  if (disk) execFileSync('/bin/umount', ['--lazy', folder.path]);
  folder.remove();
});

/** Only root may mount one. */
function smallDisk(at: string, bytes: number): boolean {
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', at], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const numbers = async ({ read, tables: { documentUpdate } }: Database) =>
  (await read.select({ number: documentUpdate.number }).from(documentUpdate).orderBy(documentUpdate.at)).map(
    ({ number }) => number,
  );

/** A write of two rows that must come both or not at all. */
const writeTwo = ({ write, tables }: Database, number: number, bytes: Buffer) =>
  write(async (tx) => {
    await tx.insert(tables.documentUpdate).values(anUpdate({ number, bytes }));
    await tx.insert(tables.documentUpdate).values(anUpdate({ number: number + 1, bytes }));
  });

test('[S17] when the file may grow no more, a write stores nothing; when it may, the next one does', async () => {
  const place = temporaryFolder('pages');
  onTestFinished(place.remove);
  const database = await openSqlite(path.join(place.path, 'rooms.db'));
  const pages = (limit: number) =>
    database.write(async (tx: Transaction) => {
      (tx as unknown as { run(q: unknown): void }).run(sql.raw(`pragma max_page_count = ${limit}`));
    });
  await pages(200);
  const bytes = Buffer.alloc(300 * KB, 1);
  await writeTwo(database, 1, Buffer.alloc(1));
  await expect(writeTwo(database, 3, bytes.fill(2))).rejects.toThrow('database or disk is full');
  // The work of this one swallows the error: what it does next must not be stored outside of any transaction.
  const swallowing = database.write(async (tx) => {
    const insert = (number: number, size: number) =>
      tx.insert(database.tables.documentUpdate).values(anUpdate({ number, bytes: Buffer.alloc(size) }));
    await insert(5, 2_000 * KB).catch(() => undefined);
    await insert(6, 1).catch(() => undefined);
  });
  await expect(swallowing).rejects.toThrow('database or disk is full');
  expect(await numbers(database)).toEqual([1, 2]);
  await pages(100_000);
  await writeTwo(database, 7, bytes);
  expect(await numbers(database)).toEqual([1, 2, 7, 8]);
  await database.close();
});

describe.skipIf(!disk)(disk ? 'a disk of 16 MB' : 'a disk of 16 MB (skipped: only root may mount one)', () => {
  test('[S17] full at any point, it fails the write whole; with room again, writes go on; nothing acknowledged is lost', async () => {
    const file = path.join(folder.path, 'rooms.db');
    const ballast = path.join(folder.path, 'ballast');
    const database = await openSqlite(file);
    const acknowledged: number[] = [];
    let refused = 0;
    // Every amount of room in turn, from none to enough for both rows and their pages in the WAL.
    for (let room = 0; room <= 160; room += 4) {
      while (!leaves(ballast, room * KB)) rmSync(ballast);
      const number = 2 * room;
      try {
        await writeTwo(database, number, Buffer.alloc(50 * KB, room));
        acknowledged.push(number, number + 1);
      } catch (error) {
        expect(String(error)).toMatch(/disk is full|disk I\/O error/);
        refused += 1;
      }
      expect(await numbers(database)).toEqual(acknowledged);
      rmSync(ballast);
      await writeTwo(database, number + 1_000, Buffer.alloc(1));
      acknowledged.push(number + 1_000, number + 1_001);
    }
    expect(refused).toBeGreaterThan(0);
    expect(acknowledged.length).toBeGreaterThan(2 * 41);
    await database.close();
    const connection = new Sqlite(file, { readonly: true });
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    connection.close();
  });

  /** False when a checkpoint took some of the room meanwhile. */
  function leaves(ballast: string, free: number): boolean {
    const { bavail, bsize } = statfsSync(folder.path);
    try {
      writeFileSync(ballast, Buffer.alloc(bavail * bsize - free));
      return true;
    } catch {
      return false;
    }
  }
});
