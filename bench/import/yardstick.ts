// Reads a file and parses each row, with nothing else done: what an import is measured against. Run by bench/import.ts.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { parse } from 'csv-parse';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Kind } from './make-files.ts';

const READ_BYTES = 256 * 1024;
const LF = 10;

async function jsonl(file: string): Promise<number> {
  let rows = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: READ_BYTES }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, from)) {
      JSON.parse(bytes.toString('utf8', from, at));
      rows++;
      from = at + 1;
    }
    rest = bytes.subarray(from);
  }
  return rows;
}

/** csv-parse, in its quickest way: rows never pass through the stream. */
async function csv(file: string): Promise<number> {
  let rows = 0;
  const parser = parse({ columns: true, on_record: () => void rows++ });
  parser.resume();
  for await (const chunk of createReadStream(file, { highWaterMark: READ_BYTES })) {
    await new Promise<void>((resolve) => parser.write(chunk, () => resolve()));
  }
  await new Promise((resolve) => parser.once('end', resolve).end());
  return rows;
}

async function parquet(file: string): Promise<number> {
  const handle = await open(file);
  const { size } = await handle.stat();
  const buffer = {
    byteLength: size,
    async slice(from: number, to = size) {
      const bytes = new Uint8Array(to - from);
      await handle.read(bytes, 0, bytes.length, from);
      return bytes.buffer;
    },
  };
  const metadata = await parquetMetadataAsync(buffer);
  let rows = 0;
  for (const group of metadata.row_groups) {
    const to = rows + Number(group.num_rows);
    rows += (await parquetReadObjects({ file: buffer, metadata, compressors, rowStart: rows, rowEnd: to })).length;
  }
  await handle.close();
  return rows;
}

const [kind, file = ''] = process.argv.slice(2) as [Kind, string];
const idleMib = process.memoryUsage().rss / 1024 ** 2;
const [began, cpu] = [performance.now(), process.cpuUsage()];
const rows = await { jsonl, csv, parquet }[kind](file);
const seconds = (performance.now() - began) / 1000;
const peakMib = process.resourceUsage().maxRSS / 1024 - idleMib;
const { user, system } = process.cpuUsage(cpu);
console.log(JSON.stringify({ rows, seconds, cpuSeconds: (user + system) / 1e6, peakMib }));
