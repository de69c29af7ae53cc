// Memory stays flat, measured from outside in a process of its own.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const GROWS_AT_MOST_MB = 150;

async function measured(kind: string, megabytes: number) {
  const child = fileURLToPath(new URL('./memory-child.ts', import.meta.url));
  // A heap that could not hold the file, and room for new objects as `npm start` gives it (scripts/start.mjs).
  const argv = ['--max-old-space-size=128', '--max-semi-space-size=4', child, kind, String(megabytes)];
  const { stdout } = await promisify(execFile)(process.execPath, argv);
  return JSON.parse(stdout) as { outcome: number | string; cameMb: number; grownMb: number };
}

test.each(['rows', 'csv', 'list'])(
  '[D8] a file of 30 MB needs little more memory than one of 4: %s',
  async (kind) => {
    const { outcome, cameMb, grownMb } = await measured(kind, 30);
    expect(outcome).toBeGreaterThan(3500);
    expect(cameMb).toBeGreaterThan(27);
    expect(grownMb).toBeLessThan(GROWS_AT_MOST_MB);
  },
  120_000,
);

test('[D8] a line of 200 MB is refused when little of it has come', async () => {
  const { outcome, cameMb, grownMb } = await measured('one-line', 200);
  expect(outcome).toMatch(/^Line 1: it is longer than 16 MB/);
  expect(cameMb).toBeLessThan(20);
  expect(grownMb).toBeLessThan(GROWS_AT_MOST_MB);
}, 120_000);
