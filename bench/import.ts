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

console.log('file              rows     parsing only          import        ratio   memory above idle');
for (const megabytes of sizes) {
  for (const kind of chosen) {
    const [file, warm] = [await fileOf(kind, megabytes), await fileOf(kind, WARM_MB)];
    const measured: { yardstick: Figures; ours: Figures }[] = [];
    for (let n = 0; n < rounds; n++)
      measured.push({ yardstick: await run('yardstick', kind, file), ours: await run('import-process', file, warm) });
    const [first] = measured;
    if (first?.ours.rows !== first?.yardstick.rows)
      throw new Error(`${first?.ours.rows} of ${first?.yardstick.rows} rows came in`);
    const size = statSync(file).size / MB;
    const rate = (of: 'yardstick' | 'ours') => size / median(measured.map((round) => round[of].seconds));
    const peak = median(measured.map(({ ours }) => ours.peakMib));
    console.log(
      [
        `${size.toFixed(0)} MB ${kind}`.padEnd(15),
        String(first?.ours.rows).padStart(7),
        `${rate('yardstick').toFixed(0)} MB/s`.padStart(16),
        `${rate('ours').toFixed(0)} MB/s`.padStart(15),
        (rate('ours') / rate('yardstick')).toFixed(2).padStart(13),
        `${peak.toFixed(0)} MiB`.padStart(19),
      ].join(' '),
    );
  }
}
