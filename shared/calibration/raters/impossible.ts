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
  const single = ratings.flatMap((rating): Impossible[] => {
    const scale = scales.get(rating.dimension);
    const { value, seconds, expectedShare } = rating;
    return [
      // 'both-bad' has no place on the ordinal scale of a preference, and is possible all the same.
      ...(scale && value !== 'both-bad' && !scale.codes.has(value) ? [{ what: 'not-on-scale' as const, rating }] : []),
      ...(seconds !== undefined && !(seconds >= 0) ? [{ what: 'negative-time' as const, rating }] : []),
      ...(expectedShare !== undefined && !(expectedShare >= 0 && expectedShare <= 1)
        ? [{ what: 'share-outside' as const, rating }]
        : []),
    ];
  });
  const key = ({ rater, item, dimension, stage }: Rating) => JSON.stringify([rater, item, dimension, stage]);
  const twice = [...Map.groupBy(ratings, key).values()].filter((group) => group.length > 1);
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

/** Keys with more than one value of what should be one. */
function severalOf<V extends 'standing' | 'place'>(ratings: readonly Rating[], key: 'rater' | 'item', of: V) {
  return [...Map.groupBy(ratings, (rating) => rating[key])].flatMap(([name, group]) => {
    const values = [...new Set(group.flatMap((rating) => rating[of] ?? []))];
    return values.length > 1 ? [[name, values] as const] : [];
  });
}
