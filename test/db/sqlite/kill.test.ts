// Nothing that was acknowledged is lost when the process is killed in the middle of committing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterAll, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../db/open-database.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

// Processes and disks take their time on a machine that has other things to do.
vi.setConfig({ testTimeout: 60_000 });

const ROUNDS = 5;
const CHILD = fileURLToPath(new URL('./commit-in-a-loop.ts', import.meta.url));
const folder = temporaryFolder('kill');
afterAll(folder.remove);

/** How many acknowledgements to wait for in each round: a linear congruential generator, the same for the same seed. */
function moments(seed: number): number[] {
  const states = [seed];
  for (let i = 0; i < ROUNDS; i++) states.push(((states[i] ?? 0) * 1_103_515_245 + 12_345) % 2 ** 31);
  return states.slice(1).map((state) => 1 + (state % 900));
}

/** @returns the numbers the child had acknowledged when it was gone */
async function killedAfter(file: string, when: 'after' | 'before', acknowledgements: number): Promise<number[]> {
  const child = spawn(process.execPath, [CHILD, file, when], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('latin1').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > acknowledgements) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return said.split('\n').slice(0, -1).map(Number);
}

async function storedIn(file: string): Promise<number[]> {
  const { read, tables, close } = await openDatabase(`file:${file}`);
  const rows = await read.select({ number: tables.documentUpdate.number }).from(tables.documentUpdate);
  await close();
  return rows.map(({ number }) => number).sort((a, b) => a - b);
}

test.each(moments(7).map((moment, round) => [moment, round]))(
  '[S15] killed after %d acknowledgements: all that was acknowledged is there, in order, and the file is sound',
  async (moment, round) => {
    const file = path.join(folder.path, `${round}.db`);
    const acknowledged = await killedAfter(file, 'after', moment);
    const stored = await storedIn(file);
    expect(acknowledged.length).toBeGreaterThanOrEqual(moment);
    expect(acknowledged.filter((number) => !stored.includes(number))).toEqual([]);
    expect(stored).toEqual(stored.map((_, i) => i + 1));
    const connection = new Sqlite(file, { readonly: true });
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    connection.close();
  },
);

test('[S15] the same test catches a process that acknowledges before it commits', async () => {
  let lost = 0;
  for (const [round, moment] of moments(8).entries()) {
    const file = path.join(folder.path, `control-${round}.db`);
    const acknowledged = await killedAfter(file, 'before', moment);
    const stored = await storedIn(file);
    lost += acknowledged.filter((number) => !stored.includes(number)).length;
    if (lost > 0) break;
  }
  expect(lost).toBeGreaterThan(0);
});
