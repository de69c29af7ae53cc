// What use cases are given in tests: a real SQLite file of one's own, a clock that stands still, chance that repeats itself.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../../db/open-database.ts';
import type { Clock, Given } from '../../server/given.ts';
import { type FakeClock, fakeClock } from './fake-clock.ts';
import { seededRandom } from './seeded-random.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface TestGiven<C extends Clock = FakeClock> extends Given, AsyncDisposable {
  clock: C;
  /** What was said to have gone wrong. */
  faults: string[];
  close(): Promise<void>;
}

/** `await using given = await aGiven()` removes everything when the test is over. */
export async function aGiven(): Promise<TestGiven>;
export async function aGiven<C extends Clock>(overrides: { clock: C }): Promise<TestGiven<C>>;
export async function aGiven({ clock = fakeClock() }: { clock?: Clock } = {}): Promise<TestGiven<Clock>> {
  const folder = temporaryFolder('given');
  const file = path.join(folder.path, 'tableread.db');
  migrated ??= migratedFile();
  writeFileSync(file, await migrated);
  const database = await openDatabase(`file:${file}`);
  const faults: string[] = [];
  const { below } = seededRandom(1);
  const close = async () => {
    await database.close();
    folder.remove();
  };
  return {
    database,
    clock,
    // Good enough to tell ids apart, and for nothing else.
    random: (bytes) => Uint8Array.from({ length: bytes }, () => below(256)),
    log: { info: () => undefined, error: (what, error) => void faults.push(`${what}: ${error}`) },
    uploads: path.join(folder.path, 'uploads'),
    faults,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** An empty database with all its tables: to make them anew takes ten times as long as to open them. */
let migrated: Promise<Uint8Array> | undefined;

async function migratedFile(): Promise<Uint8Array> {
  const folder = temporaryFolder('migrated');
  const file = path.join(folder.path, 'tableread.db');
  await (await openDatabase(`file:${file}`)).close();
  const bytes = readFileSync(file);
  folder.remove();
  return bytes;
}
