// The command line as a person calls it: a process of its own, beside a running server or straight on the database.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { published } from '../../shared/calibration/published.ts';
import { type RunningProcess, startProcess } from '../../support/start-process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('cli');
const here = path.join(folder.path, 'here');
const root = path.join(import.meta.dirname, '..', '..', '..');
let server: RunningProcess;

beforeAll(async () => {
  mkdirSync(here);
  server = await startProcess(path.join(folder.path, 'tableread.db'));
}, 60_000);
afterAll(async () => {
  await server.stop();
  folder.remove();
});

/** Called from `here`, which is not the project's folder. */
async function tableread(...args: string[]) {
  const env = {
    ...process.env,
    DATABASE_URL: `file:${path.join(folder.path, 'tableread.db')}`,
    XDG_CONFIG_HOME: folder.path,
  };
  const child = spawn(process.execPath, [path.join(root, 'scripts', 'tableread.mjs'), ...args], { cwd: here, env });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, out, err };
}

const rows = Array.from({ length: 30 }, (_, n) => ({ prompt: `P ${n}`, response: `R ${n}`, score: n }));
const jsonl = rows.map((row) => `${JSON.stringify(row)}\n`).join('');

test('[D46] [D47] a file goes straight into the database, and comes out as it was', async () => {
  writeFileSync(path.join(here, 'spring.jsonl.gz'), gzipSync(jsonl));
  const imported = await tableread('import', 'spring.jsonl.gz', '--name', 'Spring');
  expect(imported).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringMatching(/^Spring: 30 examples\. Its id is \S+\.\n$/),
  });
  expect(await tableread('export', 'Spring')).toEqual({ code: 0, out: jsonl, err: '' });
  const id = /id is (\S+)\./.exec(imported.out)?.[1] ?? '';
  expect(await tableread('export', id, '--out', 'out.jsonl')).toMatchObject({ code: 0, out: '' });
  expect(readFileSync(path.join(here, 'out.jsonl'), 'utf8')).toBe(jsonl);
  expect(await tableread('export', 'Autumn')).toMatchObject({ code: 1, err: expect.stringContaining('(Spring)') });
}, 60_000);

test('[N3] vectors of a file that lies where one stands are evaluated', async () => {
  const [alpha, ...others] = published;
  writeFileSync(path.join(here, 'vectors.json'), JSON.stringify([{ ...alpha, expected: { alpha: 0.5 } }, ...others]));
  const { code, out, err } = await tableread('calibrate', 'vectors.json');
  expect([code, err]).toEqual([1, '']);
  expect(out).toMatch(/alpha should be 0\.5 and is 0\.7434/);
  expect(await tableread('calibrate')).toMatchObject({ code: 64, err: expect.stringContaining('Name one file') });
}, 60_000);

test('[D46] a running server is sent a file, signed in by its link once', async () => {
  writeFileSync(path.join(here, 'pairs.csv'), 'prompt,response\nP,R\n');
  const first = await tableread('import', 'pairs.csv', '--link', server.link);
  expect(first).toMatchObject({
    code: 0,
    out: `pairs: 1 example. ${server.address}/datasets/${first.out.split('/').at(-1)}`,
  });
  const kept = path.join(folder.path, 'tableread', 'sessions.json');
  if (process.platform !== 'win32') expect(statSync(kept).mode & 0o777).toBe(0o600);
  expect(await tableread('import', 'pairs.csv', '--name', 'Again', '--to', server.address)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Again: 1 example/),
  });
  expect(await tableread('import', 'pairs.csv', '--link', server.link)).toMatchObject({
    code: 1,
    err: expect.stringContaining('This link has been used up'),
  });
}, 60_000);

test('[D43] [D46] a row that cannot be read stops it, or is left out and named', async () => {
  writeFileSync(path.join(here, 'broken.jsonl'), `${jsonl}{"prompt":7}\n`);
  for (const where of [[], ['--to', server.address]]) {
    const stopped = await tableread('import', 'broken.jsonl', ...where);
    expect(stopped).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/Line 31: the field (prompt|response) /),
    });
    expect(stopped.err).not.toMatch(/at .*\.ts:\d/);
    expect(await tableread('import', 'broken.jsonl', '--skip', ...where)).toMatchObject({ code: 0 });
  }
  const skipped = await tableread('import', 'broken.jsonl', '--skip');
  expect(skipped.err).toMatch(/^Left out 1 row:\n {2}line 31: the field /);
}, 60_000);

test('[D46] what cannot be done is said, with what to do', async () => {
  expect(await tableread('import', 'nowhere.jsonl')).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no such file'),
  });
  expect(await tableread('import', '.')).toMatchObject({ code: 1, err: expect.stringContaining('It is a folder') });
  expect(await tableread()).toMatchObject({ code: 64, err: expect.stringContaining('tableread import FILE') });
  expect(await tableread('import', 'a', 'b')).toMatchObject({
    code: 64,
    err: expect.stringContaining('Name one file'),
  });
  expect(await tableread('import', 'a', '--nonsense')).toMatchObject({ code: 64 });
  expect(await tableread('import', 'a', '--to', 'http://127.0.0.1:1')).toMatchObject({
    code: 64,
    err: expect.stringContaining('--link'),
  });
}, 60_000);
