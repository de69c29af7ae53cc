// Imports files in tests, and looks at what the database holds afterwards.
import { asc, count, eq } from 'drizzle-orm';
import { expect, vi } from 'vitest';
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
  const of = async (table: typeof tables.dataset | typeof tables.example | typeof tables.exampleSeal) =>
    (await read.select({ n: count() }).from(table))[0]?.n;
  return {
    datasets: await of(tables.dataset),
    examples: await of(tables.example),
    seals: await of(tables.exampleSeal),
  };
}

export const NOTHING = { datasets: 0, examples: 0, seals: 0 };

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
export const storedRows = ({ database: { read, tables } }: Given, { id }: { id: string }) =>
  read
    .select({
      position: tables.example.position,
      content: tables.example.content,
      hash: tables.example.hash,
      sealed: tables.exampleSeal.sealed,
      source: tables.exampleSeal.source,
    })
    .from(tables.example)
    .innerJoin(tables.exampleSeal, eq(tables.exampleSeal.example, tables.example.id))
    .where(eq(tables.example.dataset, id))
    .orderBy(asc(tables.example.position));
