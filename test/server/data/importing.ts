// Imports files in tests, and looks at what the database holds afterwards.
import { count } from 'drizzle-orm';
import { expect, vi } from 'vitest';
import { visibleRows } from '../../../db/queries/examples.ts';
import { sealLines } from '../../../db/queries/row-blocks.ts';
import { rowSources } from '../../../db/queries/row-sources.ts';
import { sealIn } from '../../../db/row-blocks.ts';
import { type FileToImport, importDataset } from '../../../server/data/import-dataset.ts';
import type { Given } from '../../../server/given.ts';
import type { DatasetView } from '../../../shared/protocol/datasets.ts';
import { Refusal } from '../../../shared/protocol/failures.ts';
import { aUser } from '../../support/factories.ts';

// Starting the thread that reads takes half a second, or seconds on a machine that has other things to do.
vi.setConfig({ testTimeout: 30_000 });

export const jsonl = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** The bytes in chunks of a size, as they might come over a network. */
export async function* inChunks(content: string | Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

type About = Partial<FileToImport> & { chunk?: number };

/** By a new lead, unless said otherwise. */
export async function anImport(
  given: Given,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  { chunk, ...about }: About = {},
): Promise<DatasetView> {
  const user = about.user ?? (await aUser(given, { mayLead: true })).id;
  const stream = typeof content === 'string' || content instanceof Uint8Array ? inChunks(content, chunk) : content;
  return importDataset(given, { user, file: 'rows.jsonl', from: { stream }, ...about });
}

/** How many datasets, rows and seals there are, finished or not. */
export async function everythingKept({ database: { read, tables } }: Given) {
  const of = async (table: typeof tables.dataset | typeof tables.example | typeof tables.sealBlock) =>
    (await read.select({ n: count() }).from(table))[0]?.n;
  return {
    datasets: await of(tables.dataset),
    examples: await of(tables.example),
    contents: await of(tables.contentBlock as unknown as typeof tables.sealBlock),
    seals: await of(tables.sealBlock),
  };
}

export const NOTHING = { datasets: 0, examples: 0, contents: 0, seals: 0 };

/** Expects the file to be refused and nothing of it to be left; answers why it was refused. */
export async function whyRefused(
  given: Given,
  content: Parameters<typeof anImport>[1],
  about?: About,
): Promise<string | undefined> {
  const before = await everythingKept(given);
  const refusal = await anImport(given, content, about).then(
    () => expect.fail('The file was imported.'),
    (error: unknown) => error,
  );
  if (!(refusal instanceof Refusal)) throw refusal;
  expect(refusal.code).toBe('bad-file');
  expect(await everythingKept(given)).toEqual(before);
  return refusal.detail;
}

/** Every row as it is stored, in file order. */
export async function storedRows({ database: { read, tables } }: Pick<Given, 'database'>, { id }: { id: string }) {
  const rows = await visibleRows(read, tables, id, 0, ALL_ROWS);
  const seals = await sealLines(read, tables, id, 0, ALL_ROWS);
  const sources = await rowSources(read, tables, id, -1, ALL_ROWS);
  return rows.map(({ position, content, hash }, n) => ({
    ...{ position, content, hash },
    sealed: sealIn(seals[n]?.line as Buffer).sealed,
    source: sources[n]?.source as string,
  }));
}

const ALL_ROWS = 1_000_000;
