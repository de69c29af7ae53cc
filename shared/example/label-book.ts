// Gathers what the raters of one row said, while a format reads it.
import type { Json } from './example.ts';
import { type ImportedRater, type Labels, noLabels, RATER_NAME_LIMIT, type RatedSpan, type Rating } from './rating.ts';

export class LabelBook {
  readonly labels: Labels = noLabels();
  readonly #raters = new Map<string, ImportedRater>();

  /** Answers the name to rate by. Of a rater named twice the first description holds. */
  rater(name: string, about: Omit<ImportedRater, 'name'>): string {
    const known = nameOf(name);
    if (!this.#raters.has(known)) {
      const rater = { name: known, ...about };
      this.#raters.set(known, rater);
      this.labels.raters.push(rater);
    }
    return known;
  }

  /** A value that is missing is no rating. */
  rate(rating: Omit<Rating, 'value'> & { value: Json | undefined }): void {
    const { value, rationale, dimension, ...rest } = rating;
    const isEmpty = value === undefined || value === null || value === '';
    if (isEmpty && !rationale) return;
    this.labels.ratings.push({
      ...rest,
      dimension: nameOf(dimension),
      value: isEmpty ? null : value,
      ...(rationale ? { rationale } : {}),
    });
  }

  mark(span: RatedSpan | undefined): void {
    if (span !== undefined) this.labels.spans.push(span);
  }
}

/** A name as it is kept: what cannot be seen is taken away, and what is too long is cut. */
export const nameOf = (name: string): string => name.trim().slice(0, RATER_NAME_LIMIT).toWellFormed() || 'unnamed';

const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/;

/** A number written as text, as every cell of a CSV file is, becomes the number it says; everything else stays. */
export const numberIn = (value: Json | undefined): Json | undefined =>
  typeof value === 'string' && NUMBER.test(value.trim()) ? Number(value) : value;

/** Text, or a number as text; undefined for anything else, and for blank text. */
export function textIn(value: Json | undefined): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** What a file of pairs says without saying who: which of the two was preferred. */
export function filePreference(value: 'A' | 'B'): Labels {
  const book = new LabelBook();
  const rater = book.rater('The file’s preference', { kind: 'crowd', standing: 'trainer' });
  book.rate({ rater, dimension: 'preference', value });
  return book.labels;
}
