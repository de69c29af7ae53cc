// What the file's own raters said of an open example, as it is laid beside the members': by rater, or counted where they are many.
import type { Json } from '../../shared/example/example.ts';
import type { ImportedRater, Labels, RatedSpan, Rating } from '../../shared/example/rating.ts';
import { judgingWords } from '../words/judging.ts';

/** More raters than this are counted; fewer have a row each. */
export const RATERS_SHOWN = 6;

export interface ImportedRow {
  rater: ImportedRater;
  /** One for each dimension: "helpfulness", "A 5, B 2". */
  said: { dimension: string; value: string }[];
  rationales: string[];
  spans: RatedSpan[];
}

export interface Tally {
  /** "helpfulness, response A" */
  title: string;
  /** The most frequent first. */
  counts: { value: string; count: number }[];
}

export const importedRows = ({ raters, ratings, spans }: Labels): ImportedRow[] =>
  raters.map((rater) => {
    const own = ratings.filter((rating) => rating.rater === rater.name);
    return {
      rater,
      said: saidBy(own),
      rationales: own.flatMap(({ rationale }) => (rationale ? [rationale] : [])),
      spans: spans.filter((span) => span.rater === rater.name),
    };
  });

function saidBy(own: readonly Rating[]): ImportedRow['said'] {
  const dimensions = new Map<string, Rating[]>();
  for (const rating of own)
    if (rating.value !== null) dimensions.set(rating.dimension, [...(dimensions.get(rating.dimension) ?? []), rating]);
  return [...dimensions].map(([dimension, all]) => ({ dimension: spoken(dimension), value: together(all) }));
}

/** Names of columns have no blanks. */
const spoken = (dimension: string): string => dimension.replaceAll('_', ' ');

/** A crowd says the same thing often: then it is counted. */
function together(all: readonly Rating[]): string {
  const counts = countsOf(all.map(({ response, value }) => withLetter(response, value)));
  return counts.map(({ value, count }) => (count === 1 ? value : judgingWords.times(value, count))).join(', ');
}

const withLetter = (response: number | undefined, value: Json): string =>
  response === undefined ? plain(value) : `${judgingWords.letter(response)} ${plain(value)}`;

/** In words: no quotes around text, yes and no for true and false. */
function plain(value: Json): string {
  if (typeof value === 'boolean') return value ? judgingWords.yes : judgingWords.no;
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(plain).join(', ') : JSON.stringify(value);
}

function countsOf(values: readonly string[]): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count }));
}

/** How often each value was given, by dimension and response. */
export function tallies({ ratings }: Labels): Tally[] {
  const titles = new Map<string, string[]>();
  for (const { dimension, response, value } of ratings) {
    if (value === null) continue;
    const title = response === undefined ? spoken(dimension) : judgingWords.ofResponse(spoken(dimension), response);
    titles.set(title, [...(titles.get(title) ?? []), plain(value)]);
  }
  return [...titles].map(([title, values]) => ({
    title,
    counts: countsOf(values).sort((a, b) => b.count - a.count || a.value.localeCompare(b.value)),
  }));
}
