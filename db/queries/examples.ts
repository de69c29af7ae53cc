// Queries about examples: what may be seen of them, and, apart from it, so that asking for it is always on purpose, what is sealed.
import { createHash } from 'node:crypto';
import { and, asc, eq, gte, inArray, lt } from 'drizzle-orm';
import type { Fields, Sealed } from '../../shared/example/example.ts';
import type { ExampleView } from '../../shared/protocol/datasets.ts';
import type { Reader, Transaction } from '../database.ts';
import { contentIn, sealIn } from '../row-blocks.ts';
import type { Tables } from '../schema.ts';
import { contentLines, sealLines } from './row-blocks.ts';

/** What may be seen of rows [start, start + rows) of a dataset, in file order. */
export async function visibleRows(
  read: Reader,
  t: Tables,
  dataset: string,
  start: number,
  rows: number,
): Promise<ExampleView[]> {
  const places = await read
    .select({ id: t.example.id, position: t.example.position })
    .from(t.example)
    .where(and(eq(t.example.dataset, dataset), gte(t.example.position, start), lt(t.example.position, start + rows)))
    .orderBy(asc(t.example.position));
  return withContents(read, t, dataset, places);
}

/** What may be seen of examples, in file order. At most a few hundred ids at once, all of one dataset. */
export async function examplesShown(read: Reader, t: Tables, ids: readonly string[]): Promise<ExampleView[]> {
  const places = await read
    .select({ id: t.example.id, position: t.example.position, dataset: t.example.dataset })
    .from(t.example)
    .where(inArray(t.example.id, [...ids]))
    .orderBy(asc(t.example.position));
  const dataset = places[0]?.dataset;
  return dataset === undefined ? [] : withContents(read, t, dataset, places);
}

async function withContents(
  read: Reader,
  t: Tables,
  dataset: string,
  places: readonly { id: string; position: number }[],
): Promise<ExampleView[]> {
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return [];
  const lines = await contentLines(read, t, dataset, first.position, last.position + 1);
  const lineAt = new Map(lines.map(({ position, line }) => [position, line]));
  return places.flatMap(({ id, position }) => {
    const line = lineAt.get(position);
    return line === undefined ? [] : [{ id, position, hash: hashOf(line), content: contentIn(line) }];
  });
}

/** SHA-256 of the JSON of what can be seen of a row, hex: with what is sealed in it, a reader could try every label until it is right. */
const hashOf = (line: Buffer): string => createHash('sha256').update(line).digest('hex');

/** The same of each of rows [start, start + rows), in file order. */
export const rowHashes = async (
  read: Reader | Transaction,
  t: Tables,
  dataset: string,
  start: number,
  rows: number,
): Promise<string[]> => (await contentLines(read, t, dataset, start, start + rows)).map(({ line }) => hashOf(line));

export async function sealedOf(read: Reader, t: Tables, example: string): Promise<Sealed> {
  const [at] = await read
    .select({ dataset: t.example.dataset, position: t.example.position })
    .from(t.example)
    .where(eq(t.example.id, example));
  if (at === undefined) return { fields: {} };
  const [seal] = await sealLines(read, t, at.dataset, at.position, at.position + 1);
  return seal === undefined ? { fields: {} } : sealIn(seal.line).sealed;
}

/** The sealed fields of each of these examples, all of one dataset: only for those that were opened to the one who asks. */
export async function sealedFieldsOf(read: Reader, t: Tables, ids: readonly string[]): Promise<Map<string, Fields>> {
  const places = await read
    .select({ id: t.example.id, position: t.example.position, dataset: t.example.dataset })
    .from(t.example)
    .where(inArray(t.example.id, [...ids]))
    .orderBy(asc(t.example.position));
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const idAt = new Map(places.map(({ id, position }) => [position, id]));
  const lines = await sealLines(read, t, first.dataset, first.position, last.position + 1);
  return new Map(
    lines.flatMap(({ position, line }): [string, Fields][] => {
      const id = idAt.get(position);
      return id === undefined ? [] : [[id, sealIn(line).sealed.fields]];
    }),
  );
}
