// Run by memory.test.ts in a process of its own: imports a generated file and prints how much memory that took.
import { existsSync, readFileSync } from 'node:fs';
import { importDataset } from '../../../server/data/import-dataset.ts';
import { Refusal } from '../../../shared/protocol/failures.ts';
import { aUser } from '../../support/factories.ts';
import { aGiven } from '../../support/given.ts';

const MB = 1024 * 1024;
const CHUNK = 65_536;

/** Rows of about 8 kB. */
function* rows(bytes: number) {
  const text = 'Every good boy does fine. '.repeat(150);
  for (let at = 0, n = 0; at < bytes; n++) {
    const row = Buffer.from(
      `${JSON.stringify({ id: n, prompt: `${n} ${text}`, responses: [`${text} ${n}`], score: n })}\n`,
    );
    at += row.length;
    yield row;
  }
}

function* oneLine(bytes: number) {
  yield Buffer.from('{"text":"');
  for (let at = 0; at < bytes; at += CHUNK) yield Buffer.alloc(CHUNK, 'x');
  yield Buffer.from('"}');
}

function* csv(bytes: number) {
  yield Buffer.from('id,prompt,response,score\n');
  for (const row of rows(bytes)) {
    const { id, prompt, responses, score } = JSON.parse(row.toString());
    yield Buffer.from(`${id},"${prompt}","${responses[0]}\n""x""",${score}\n`);
  }
}

function* list(bytes: number) {
  let before = '{"data":[';
  for (const row of rows(bytes)) {
    yield Buffer.concat([Buffer.from(before), row]);
    before = ',';
  }
  yield Buffer.from(']}');
}

const kinds = { rows, csv, list, 'one-line': oneLine };

const [kind = 'rows', megabytes = '60'] = process.argv.slice(2);
const given = await aGiven();
const user = (await aUser(given, { mayLead: true })).id;
let came = 0;

async function take(generated: Iterable<Buffer>) {
  async function* stream() {
    for (const chunk of generated) {
      came += chunk.length;
      yield chunk;
    }
  }
  const outcome = await importDataset(given, { user, file: 'rows.jsonl', from: { stream: stream() } }).catch(
    (error) => error,
  );
  return outcome instanceof Refusal ? outcome.detail : outcome.rows;
}

/** On Linux `maxRSS` still holds the peak of the process that started this one: https://man7.org/linux/man-pages/man2/getrusage.2.html */
function peakBytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const peak = /VmHWM:\s+(\d+) kB/.exec(status);
  return (peak ? Number(peak[1]) : process.resourceUsage().maxRSS) * 1024;
}

// Code, caches and the database's own memory come first.
await take(rows(4 * MB));
came = 0;
const before = process.memoryUsage().rss;
const outcome = await take(kinds[kind as keyof typeof kinds](Number(megabytes) * MB));
const grownMb = (peakBytes() - before) / MB;
console.log(JSON.stringify({ outcome, cameMb: came / MB, grownMb }));
await given.close();
