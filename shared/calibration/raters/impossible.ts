// Data that cannot be: reported before anything is computed from it. In real sets two annotators have turned out to be one.
import type { Rating } from '../rating.ts';
import type { Scale } from '../scale.ts';

export type Impossible =
  | { what: 'not-on-scale'; rating: Rating }
  | { what: 'given-twice'; ratings: Rating[] }
  | { what: 'negative-time'; rating: Rating }
  | { what: 'share-outside'; rating: Rating }
  | { what: 'two-standings'; rater: string; standings: string[] }
  | { what: 'two-places'; item: string; places: number[] };

/** Everything in these ratings that cannot be true. Scales by dimension; a dimension without a scale is not checked for values. */
export function impossibleIn(ratings: readonly Rating[], scales: ReadonlyMap<string, Scale>): Impossible[] {
  const single: Impossible[] = [];
  for (const rating of ratings) {
    const scale = scales.get(rating.dimension);
    const { value, seconds, expectedShare } = rating;
    // 'both-bad' has no place on the ordinal scale of a preference, and is possible all the same.
    if (scale && value !== 'both-bad' && !scale.codes.has(value)) single.push({ what: 'not-on-scale', rating });
    if (seconds !== undefined && !(seconds >= 0)) single.push({ what: 'negative-time', rating });
    if (expectedShare !== undefined && !(expectedShare >= 0 && expectedShare <= 1))
      single.push({ what: 'share-outside', rating });
  }
  const twice = givenTwice(ratings);
  return [
    ...single,
    ...twice.map((group) => ({ what: 'given-twice' as const, ratings: group })),
    ...severalOf(ratings, 'rater', 'standing').map(([rater, standings]) => ({
      what: 'two-standings' as const,
      rater,
      standings: standings.map(String),
    })),
    ...severalOf(ratings, 'item', 'place').map(([item, places]) => ({
      what: 'two-places' as const,
      item,
      places: places.map(Number),
    })),
  ];
}

/** Ratings of one thing by one rater at one stage, where there are several. Almost never are there any: only then are they put together. */
function givenTwice(ratings: readonly Rating[]): Rating[][] {
  const places = new Map<string, Map<string, Set<string>>>();
  const again = ratings.some(({ rater, item, dimension, stage }) => {
    const question = `${stage} ${dimension}`;
    const ofQuestion = places.get(question) ?? new Map<string, Set<string>>();
    places.set(question, ofQuestion);
    const items = ofQuestion.get(rater) ?? new Set<string>();
    ofQuestion.set(rater, items);
    const before = items.size;
    return items.add(item).size === before;
  });
  if (!again) return [];
  const key = ({ rater, item, dimension, stage }: Rating) => JSON.stringify([rater, item, dimension, stage]);
  return [...Map.groupBy(ratings, key).values()].filter((group) => group.length > 1);
}

/** Keys with more than one value of what should be one. */
function severalOf<V extends 'standing' | 'place'>(ratings: readonly Rating[], key: 'rater' | 'item', of: V) {
  const found = new Map<string, Set<NonNullable<Rating[V]>>>();
  for (const rating of ratings) {
    const values = found.get(rating[key]) ?? new Set();
    found.set(rating[key], values);
    if (rating[of] !== undefined) values.add(rating[of]);
  }
  return [...found].flatMap(([name, values]) => (values.size > 1 ? [[name, [...values]] as const] : []));
}
