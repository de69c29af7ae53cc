// What a batch of rows says besides its examples: raters, their ratings and spans, and which rows were folded into one.
import type { Transaction } from '../../db/database.ts';
import {
  examplesByKey,
  insertFoldedRows,
  insertItemKeys,
  insertRaters,
  insertRatings,
  insertSpans,
  type NewRater,
  type NewRating,
  type NewSpan,
} from '../../db/queries/labels.ts';
import type { Tables } from '../../db/schema.ts';
import type { Labels } from '../../shared/example/rating.ts';
import { newId } from '../../shared/room/ids.ts';
import type { Given } from '../given.ts';

/** So many keys are remembered; of older ones the database is asked. */
const KEYS_REMEMBERED = 50_000;

export class LabelBatch {
  readonly #given: Pick<Given, 'random' | 'database'>;
  readonly #dataset: string;
  /** Ids of the dataset's raters by name. */
  readonly #raters = new Map<string, string>();
  #newRaters: NewRater[] = [];
  #ratings: NewRating[] = [];
  #spans: NewSpan[] = [];
  #folded: { row: number; example: string; source: string }[] = [];
  #keys: { key: string; example: string }[] = [];
  /** The latest keys, of what waits and what is written. */
  readonly #known = new Map<string, string>();
  #hasForgotten = false;
  #number = 0;
  readonly #remembered: number;

  constructor(given: Pick<Given, 'random' | 'database'>, dataset: string, remembered = KEYS_REMEMBERED) {
    this.#given = given;
    this.#dataset = dataset;
    this.#remembered = remembered;
  }

  /** How many raters have been named so far. */
  get raters(): number {
    return this.#raters.size;
  }

  /** The example that has this key, in what waits or what is written. */
  async exampleOf(digest: string): Promise<string | undefined> {
    const known = this.#known.get(digest);
    if (known !== undefined || !this.#hasForgotten) return known;
    const { read, tables } = this.#given.database;
    return (await examplesByKey(read, tables, this.#dataset, [digest])).get(digest);
  }

  /** This example is the first with its key. */
  begin(digest: string, example: string): void {
    this.#keys.push({ key: digest, example });
    this.#known.set(digest, example);
    if (this.#known.size <= this.#remembered) return;
    this.#hasForgotten = true;
    // Keys of what still waits are younger than this: a batch has fewer.
    for (const oldest of this.#known.keys()) {
      this.#known.delete(oldest);
      break;
    }
  }

  /** Ratings and spans that wait. */
  get waiting(): number {
    return this.#ratings.length + this.#spans.length;
  }

  /** A further row of an example. */
  fold(row: { row: number; example: string; source: string }): void {
    this.#folded.push(row);
  }

  add(example: string, { raters, ratings, spans }: Labels): void {
    for (const { name, kind, standing } of raters) {
      if (this.#raters.has(name)) continue;
      const id = newId(this.#given.random);
      this.#newRaters.push({ id, name, kind, standing, position: this.#raters.size });
      this.#raters.set(name, id);
    }
    for (const rating of ratings)
      this.#ratings.push({ ...rating, rater: this.#idOf(rating.rater), example, number: this.#number++ });
    for (const span of spans)
      this.#spans.push({ ...span, rater: this.#idOf(span.rater), example, number: this.#number++ });
  }

  #idOf(name: string): string {
    const id = this.#raters.get(name);
    if (id === undefined) throw new Error('a rating of nobody');
    return id;
  }

  /** Everything that waits, to be written in the write that has the examples it is about. */
  take(): (tx: Transaction, t: Tables) => Promise<void> {
    const [raters, ratings, spans] = [this.#newRaters, this.#ratings, this.#spans];
    const [folded, keys] = [this.#folded, this.#keys];
    const dataset = this.#dataset;
    this.#newRaters = [];
    this.#ratings = [];
    this.#spans = [];
    this.#folded = [];
    this.#keys = [];
    return async (tx, t) => {
      await insertRaters(tx, t, dataset, raters);
      await insertItemKeys(tx, t, dataset, keys);
      await insertRatings(tx, t, ratings);
      await insertSpans(tx, t, spans);
      await insertFoldedRows(tx, t, dataset, folded);
    };
  }
}
