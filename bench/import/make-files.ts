// Files of made-up preference pairs, the same rows in each kind: two responses of prose, a model, scores.
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { ParquetWriter } from 'hyparquet-writer';
import { fileWriter } from 'hyparquet-writer/src/node.js';

export const kinds = ['jsonl', 'csv', 'parquet'] as const;
export type Kind = (typeof kinds)[number];

const MB = 1024 ** 2;
const GROUP_ROWS = 4_000;
const WORDS =
  'the model answers what a person might ask when they read along and notice what was missing from it before anyone judged whether quality follows length or care'.split(
    ' ',
  );
/** One row in so many holds what is not ASCII, as real prose does now and then. */
const FOREIGN_EVERY = 5;

interface Pair {
  prompt: string;
  response_a: string;
  response_b: string;
  model: string;
  score: number;
  category: string;
}

/** The same numbers each time: a linear congruential generator, of which the high bits are good enough for prose. */
function numbers(): (limit: number) => number {
  let state = 20261125;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % limit;
  };
}

/** Rows of about 2 KB; the same for the same number. */
function* pairs(): Generator<Pair> {
  const below = numbers();
  const prose = (words: number, foreign: boolean) => {
    let text = '';
    for (let n = 0; n < words; n++) {
      if (n > 0) text += n % 14 === 0 ? '.\n\n' : ' ';
      text += WORDS[below(WORDS.length)];
    }
    return foreign ? `${text} – “漢字”, naïve` : text;
  };
  for (let n = 0; ; n++) {
    const foreign = n % FOREIGN_EVERY === 0;
    yield {
      prompt: prose(40, foreign),
      response_a: prose(150, false),
      response_b: prose(150, foreign),
      model: `model-${below(4)}`,
      score: below(1000) / 100,
      category: ['writing', 'maths', 'code'][n % 3] as string,
    };
  }
}

const lineOf = {
  jsonl: (pair: Pair) => JSON.stringify(pair),
  csv: (pair: Pair) =>
    Object.values(pair)
      .map((value) => `"${String(value).replaceAll('"', '""')}"`)
      .join(','),
};

/** Makes the file unless it is there. `bytes` is of its rows as JSONL, so that a size means as many rows in each kind. */
export async function makeFile(kind: Kind, megabytes: number, file: string): Promise<void> {
  if (kind === 'parquet') await makeParquet(megabytes, `${file}.part`);
  else await makeText(kind, megabytes, `${file}.part`);
  await rename(`${file}.part`, file);
}

async function makeText(kind: 'jsonl' | 'csv', megabytes: number, file: string): Promise<void> {
  const out = createWriteStream(file);
  if (kind === 'csv') out.write('prompt,response_a,response_b,model,score,category\n');
  let bytes = 0;
  let waiting: string[] = [];
  for (const pair of pairs()) {
    if (bytes >= megabytes * MB) break;
    bytes += Buffer.byteLength(lineOf.jsonl(pair)) + 1;
    waiting.push(`${lineOf[kind](pair)}\n`);
    if (waiting.length < 500) continue;
    if (!out.write(waiting.join(''))) await new Promise<void>((resolve) => out.once('drain', () => resolve()));
    waiting = [];
  }
  out.end(waiting.join(''));
  await finished(out);
}

async function makeParquet(megabytes: number, file: string): Promise<void> {
  const string = { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' } as const;
  const names = ['prompt', 'response_a', 'response_b', 'model', 'score', 'category'] as const;
  const writer = new ParquetWriter({
    writer: fileWriter(file),
    schema: [
      { name: 'root', num_children: names.length },
      ...names.map((name) =>
        name === 'score' ? ({ name, type: 'DOUBLE', repetition_type: 'REQUIRED' } as const) : { name, ...string },
      ),
    ],
  });
  let bytes = 0;
  let group: Pair[] = [];
  const write = async () => {
    const columnData = names.map((name) => ({ name, data: group.map((pair) => pair[name]) }));
    await writer.write({ columnData, rowGroupSize: GROUP_ROWS });
    group = [];
  };
  for (const pair of pairs()) {
    if (bytes >= megabytes * MB) break;
    bytes += Buffer.byteLength(lineOf.jsonl(pair)) + 1;
    group.push(pair);
    if (group.length === GROUP_ROWS) await write();
  }
  if (group.length > 0) await write();
  await writer.finish();
}
