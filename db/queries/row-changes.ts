// Queries that compare the rows of two datasets.
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ExampleView } from '../../shared/protocol/datasets.ts';
import type { Reader } from '../database.ts';
import { sealIn, sourceOf } from '../row-blocks.ts';
import type { Tables } from '../schema.ts';
import { examplesShown } from './examples.ts';
import { contentLines, sealLines } from './row-blocks.ts';

/** What may be seen of the rows at these positions, from 0. At most a few hundred at once. */
export async function rowsAt(
  read: Reader,
  t: Tables,
  dataset: string,
  positions: readonly number[],
): Promise<Map<number, ExampleView>> {
  const found = new Map<number, ExampleView>();
  if (positions.length === 0) return found;
  const places = await read
    .select({ id: t.example.id, position: t.example.position })
    .from(t.example)
    .where(and(eq(t.example.dataset, dataset), inArray(t.example.position, [...positions])))
    .orderBy(asc(t.example.position));
  for (const together of runs(places))
    for (const row of await examplesShown(
      read,
      t,
      together.map(({ id }) => id),
    ))
      found.set(row.position, row);
  return found;
}

/** Rows that lie further apart are in other blocks: those between need not be read. */
const NEAR_ROWS = 50;

function runs<Place extends { position: number }>(places: readonly Place[]): Place[][] {
  const all: Place[][] = [];
  for (const place of places) {
    const last = all.at(-1);
    if (last !== undefined && place.position - (last.at(-1)?.position ?? 0) <= NEAR_ROWS) last.push(place);
    else all.push([place]);
  }
  return all;
}

interface SideBySide {
  earlier: string;
  later: string;
  was: number;
  now: number;
  count: number;
}

/** Of rows [was, was + count) that read as rows [now, now + count) of the later dataset do: how many stood otherwise in the file. */
export async function linesThatDiffer(read: Reader, t: Tables, at: SideBySide): Promise<number> {
  const rows = async (dataset: string, from: number) => ({
    contents: await contentLines(read, t, dataset, from, from + at.count),
    seals: await sealLines(read, t, dataset, from, from + at.count),
  });
  const [before, today] = [await rows(at.earlier, at.was), await rows(at.later, at.now)];
  let differ = 0;
  for (const [n, { line: content }] of today.contents.entries()) {
    const [seal, was] = [today.seals[n]?.line, before.seals[n]?.line];
    if (before.contents[n]?.line.equals(content) !== true || seal === undefined || was === undefined) continue;
    if (!seal.equals(was) && sourceOf(sealIn(seal).source, content) !== sourceOf(sealIn(was).source, content)) differ++;
  }
  return differ;
}
