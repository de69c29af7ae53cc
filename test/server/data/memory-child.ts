// Run by memory.test.ts in a process of its own: imports a generated file and prints how much memory that took.
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

// Code, caches and the database's own memory come first.
await take(rows(4 * MB));
came = 0;
const before = process.memoryUsage().rss;
const outcome = await take(kinds[kind as keyof typeof kinds](Number(megabytes) * MB));
const grownMb = (process.resourceUsage().maxRSS * 1024 - before) / MB;
console.log(JSON.stringify({ outcome, cameMb: came / MB, grownMb }));
await given.close();
