// bench/sync-server.ts, asked by its parent process for what only the process itself knows: its heap, timers and event loop.
import { readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { serve } from '../../../bench/sync/serve.ts';
import { openDatabase } from '../../../db/open-database.ts';
import { saveSnapshot } from '../../../db/queries/documents.ts';
import type { Clock } from '../../../server/given.ts';
import { keepMemorySmall } from '../../../server/keep-memory-small.ts';
import { realClock } from '../../../server/real-clock.ts';
import type { Measured } from '../measured-process.ts';

const { DATA_DIR = 'data', CLOCK_SPEED = '1' } = process.env;
const NS_PER_MS = 1e6;

/** Timers that run so many times as soon: what is dropped when it has been quiet is dropped within a test. */
const clock: Clock = { ...realClock, after: (ms, run) => realClock.after(ms / Number(CLOCK_SPEED), run) };

/** So much of a log starts the thread that checkpoints, whose files are there before any are counted. */
const LOG_BYTES = 2 * 1024 * 1024;
const database = await openDatabase(`file:${path.join(DATA_DIR, 'bench.db')}`);
const log = { document: 'log', number: 0, bytes: new Uint8Array(LOG_BYTES), at: 0 };
await database.write((tx) => saveSnapshot(tx, database.tables, log));

const served = await serve(
  {
    database,
    clock,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    log: { info: () => undefined, error: (what, error) => console.error(what, error) },
    uploads: path.join(DATA_DIR, 'uploads'),
  },
  { port: 0, host: '127.0.0.1' },
);
keepMemorySmall();
const loop = monitorEventLoopDelay({ resolution: 1 });
loop.enable();

/** The database opens its own as it first needs them: its log for syncing, and again for each thread that checkpoints. */
const openFiles = (): number =>
  readdirSync('/proc/self/fd').filter((fd) => !linkOf(fd).startsWith(path.resolve(DATA_DIR))).length;

/** The folder that is being listed has a number too, and is closed by then. */
function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return '';
  }
}

function measured(): Measured {
  const loopMs = { p50: loop.percentile(50), p99: loop.percentile(99), max: loop.max };
  const { user, system } = process.cpuUsage();
  const { rss } = process.memoryUsage();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  const figures: Measured = {
    heapBytes: heapUsed + external,
    rssBytes: rss,
    cpuSeconds: (user + system) / 1e6,
    timers: process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length,
    files: openFiles(),
    ...served.plane.size,
    loopMs: { p50: loopMs.p50 / NS_PER_MS, p99: loopMs.p99 / NS_PER_MS, max: loopMs.max / NS_PER_MS },
  };
  // Collecting garbage held the loop just now, on behalf of nobody.
  setImmediate(() => loop.reset());
  return figures;
}

process.on('message', () => process.send?.(measured()));
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', async () => {
  await served.close();
  process.exit(0);
});
process.send?.({ port: served.port });
