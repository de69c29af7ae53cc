// Queries about imported raters and what they said. All of it is sealed: only openings may ask for what was said of an example.
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ImportedRater, Labels, RatedSpan, Rating } from '../../shared/example/rating.ts';
import type { Reader, Transaction } from '../database.ts';
import type { Tables } from '../schema.ts';

/** Each row has at most nine parameters, and SQLite takes 32,766 in a statement. */
const ROWS_AT_ONCE = 3_000;

export type NewRater = ImportedRater & { id: string; position: number };
export type NewRating = Omit<Rating, 'rater'> & { example: string; number: number; rater: string };
export type NewSpan = Omit<RatedSpan, 'rater'> & { example: string; number: number; rater: string };

export async function insertRaters(tx: Transaction, t: Tables, dataset: string, raters: readonly NewRater[]) {
  for (const some of inParts(raters)) await tx.insert(t.rater).values(some.map((rater) => ({ ...rater, dataset })));
}

/** `rater` is a rater's id. */
export async function insertRatings(tx: Transaction, t: Tables, ratings: readonly NewRating[]): Promise<void> {
  for (const some of inParts(ratings))
    await tx.insert(t.rating).values(
      some.map(({ value, response, rationale, ...rest }) => ({
        ...rest,
        value: [value] as [typeof value],
        response: response ?? null,
        rationale: rationale ?? null,
      })),
    );
}

/** `rater` is a rater's id. */
export async function insertSpans(tx: Transaction, t: Tables, spans: readonly NewSpan[]): Promise<void> {
  for (const some of inParts(spans))
    await tx.insert(t.ratedSpan).values(
      some.map(({ example, number, rater, part, start, end, ...said }) => ({
        example,
        number,
        rater,
        part,
        start,
        end,
        said,
      })),
    );
}

export async function insertFoldedRows(
  tx: Transaction,
  t: Tables,
  dataset: string,
  rows: readonly { row: number; example: string; source: string }[],
): Promise<void> {
  for (const some of inParts(rows)) await tx.insert(t.foldedRow).values(some.map((row) => ({ ...row, dataset })));
}

export async function insertItemKeys(
  tx: Transaction,
  t: Tables,
  dataset: string,
  keys: readonly { key: string; example: string }[],
): Promise<void> {
  for (const some of inParts(keys)) await tx.insert(t.itemKey).values(some.map((each) => ({ ...each, dataset })));
}

/** The examples that have these keys. */
export async function examplesByKey(
  read: Reader | Transaction,
  t: Tables,
  dataset: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const some of inParts(keys)) {
    const rows = await read
      .select({ key: t.itemKey.key, example: t.itemKey.example })
      .from(t.itemKey)
      .where(and(eq(t.itemKey.dataset, dataset), inArray(t.itemKey.key, [...some])));
    for (const { key, example } of rows) found.set(key, example);
  }
  return found;
}

const inParts = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / ROWS_AT_ONCE) }, (_, n) =>
    all.slice(n * ROWS_AT_ONCE, (n + 1) * ROWS_AT_ONCE),
  );

/** Who rates in a dataset, in the order in which its file names them. Tells nothing of any example. */
export const ratersOf = (read: Reader, t: Tables, dataset: string): Promise<ImportedRater[]> =>
  read
    .select({ name: t.rater.name, kind: t.rater.kind, standing: t.rater.standing })
    .from(t.rater)
    .where(eq(t.rater.dataset, dataset))
    .orderBy(asc(t.rater.position));

/** What imported raters said of an example, raters and all in the order of the file. */
export async function labelsOf(read: Reader, t: Tables, example: string): Promise<Labels> {
  const ratings = await read
    .select({ rating: t.rating, rater: t.rater })
    .from(t.rating)
    .innerJoin(t.rater, eq(t.rater.id, t.rating.rater))
    .where(eq(t.rating.example, example))
    .orderBy(asc(t.rating.number));
  const spans = await read
    .select({ span: t.ratedSpan, rater: t.rater })
    .from(t.ratedSpan)
    .innerJoin(t.rater, eq(t.rater.id, t.ratedSpan.rater))
    .where(eq(t.ratedSpan.example, example))
    .orderBy(asc(t.ratedSpan.number));
  const raters = new Map([...ratings, ...spans].map(({ rater }) => [rater.id, rater]));
  return {
    raters: [...raters.values()]
      .sort((a, b) => a.position - b.position)
      .map(({ name, kind, standing }) => ({ name, kind, standing })),
    ratings: ratings.map(({ rater, rating: { dimension, response, value, rationale } }) => ({
      rater: rater.name,
      dimension,
      ...(response === null ? {} : { response }),
      value: value[0],
      ...(rationale === null ? {} : { rationale }),
    })),
    spans: spans.map(({ rater, span: { part, start, end, said } }) => ({
      rater: rater.name,
      part,
      start,
      end,
      ...said,
    })),
  };
}
