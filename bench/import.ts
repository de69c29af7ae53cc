// `npm run bench -- import [megabytes…] [--rounds 3] [--only jsonl]`: an import beside reading the file and parsing each row, interleaved in one run.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { type Kind, kinds, makeFile } from './import/make-files.ts';

const WARM_MB = 2;
/** As scripts/start.mjs starts a server. */
const SERVER_FLAGS = ['--max-semi-space-size=4'];
const MB = 1024 ** 2;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' }, only: { type: 'string', multiple: true } },
});
const sizes = positionals.length === 0 ? [200] : positionals.map(Number);
const rounds = Number(values.rounds);
const chosen = kinds.filter((kind) => values.only === undefined || values.only.includes(kind));
/** Files stay for the next run. */
const folder = path.join(tmpdir(), 'tableread-bench-files');
mkdirSync(folder, { recursive: true });

interface Figures {
  rows: number;
  seconds: number;
  /** Of all threads. */
  cpuSeconds: number;
  /** Above idle. */
  peakMib: number;
}

async function fileOf(kind: Kind, megabytes: number): Promise<string> {
  const file = path.join(folder, `pairs-${megabytes}.${kind}`);
  if (!existsSync(file)) await makeFile(kind, megabytes, file);
  return file;
}

async function run(program: string, ...args: string[]): Promise<Figures> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...SERVER_FLAGS,
    `bench/import/${program}.ts`,
    ...args,
  ]);
  return JSON.parse(stdout) as Figures;
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const WIDTHS = [15, 7, 10, 10, 10, 10, 10, 9, 9];
const line = (...cells: string[]) =>
  console.log(
    cells.map((cell, n) => (n === 0 ? cell.padEnd(WIDTHS[n] ?? 0) : cell.padStart(WIDTHS[n] ?? 0))).join(' '),
  );

console.log(
  'Parsing: the file read and each row parsed. Insert: its bytes written into SQLite. CPU: milliseconds a megabyte, all threads.\n',
);
line('', '', 'parsing', 'insert', 'import', 'import ÷', 'CPU', 'CPU', 'memory');
line('file', 'rows', 'MB/s', 'MB/s', 'MB/s', 'parsing', 'parsing', 'import', 'MiB');
for (const megabytes of sizes) {
  for (const kind of chosen) {
    const [file, warm] = [await fileOf(kind, megabytes), await fileOf(kind, WARM_MB)];
    const measured: { yardstick: Figures; floor: Figures; ours: Figures }[] = [];
    for (let n = 0; n < rounds; n++)
      measured.push({
        yardstick: await run('yardstick', kind, file),
        floor: await run('insert-floor', kind, file),
        ours: await run('import-process', file, warm),
      });
    const [first] = measured;
    if (first?.ours.rows !== first?.yardstick.rows)
      throw new Error(`${first?.ours.rows} of ${first?.yardstick.rows} rows came in`);
    const size = statSync(file).size / MB;
    type Of = keyof (typeof measured)[number];
    const rate = (of: Of) => size / median(measured.map((round) => round[of].seconds));
    const cpu = (of: Of) => (median(measured.map((round) => round[of].cpuSeconds)) * 1000) / size;
    line(
      `${size.toFixed(0)} MB ${kind}`,
      String(first?.ours.rows),
      ...[rate('yardstick'), rate('floor'), rate('ours')].map((value) => value.toFixed(0)),
      (rate('ours') / rate('yardstick')).toFixed(2),
      ...[cpu('yardstick'), cpu('ours')].map((value) => value.toFixed(1)),
      median(measured.map(({ ours }) => ours.peakMib)).toFixed(0),
    );
  }
}
