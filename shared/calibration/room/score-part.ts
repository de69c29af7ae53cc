// Automatic scores that came sealed with the file, against people and against form; and what a filter took, against what it kept.
import type { Json } from '../../example/example.ts';
import { wasRemoved } from '../../example/filter-verdict.ts';
import type { Estimate } from '../intervals/estimate.ts';
import { rankCorrelation } from '../intervals/rank-correlation.ts';
import { holm } from '../intervals/several-tests.ts';
import { mean } from '../numbers/moments.ts';
import { type ScoreAgainstPeople, scoreAgainstPeople, scoreChoosesAlike } from '../probes/automatic-score.ts';
import { type FilterAudit, filterAudit } from '../probes/filter-audit.ts';
import type { Adjusted } from '../probes/several.ts';
import type { Rating } from '../rating.ts';
import { isDefined, type Known } from '../result.ts';
import { basis, type Measure } from './measure.ts';
import { isPerson, type Room } from './prepare-room.ts';
import { type FeatureName, featureOf } from './probe-part.ts';
import { itemOf, type OpenExample, refOf } from './room-data.ts';

export interface ScoreReport {
  /** The field's name in the file. */
  field: string;
  responses: number;
  /** What the score itself follows over the responses: rho, corrected for the features asked about. */
  follows: { feature: FeatureName; result: Adjusted; items: string[] }[];
  /** Against people (not experts), and against the experts, on each dimension with an order. */
  people: {
    measure: string;
    name: string;
    who: 'people' | 'experts';
    isPreference: boolean;
    order: ScoreAgainstPeople;
    alike: Known<Estimate>;
  }[];
}

/** So many responses stand behind what a score follows: those with most of it. */
const BEHIND_MOST = 40;

const FOLLOWED = ['length', 'format', 'lists', 'bold', 'headings', 'code', 'emoji'] as const;

/** A number for the example, or one for each response. */
function scoreOf(value: Json | undefined, responses: number): number[] | undefined {
  if (typeof value === 'number') return responses === 1 ? [value] : undefined;
  if (!Array.isArray(value) || value.length !== responses || responses === 0) return undefined;
  return value.every((each) => typeof each === 'number') ? value : undefined;
}

export function scorePart(room: Room): ScoreReport[] {
  const { examples } = room.data;
  const names = [...new Set(examples.flatMap(({ sealed }) => Object.keys(sealed)))];
  return names.flatMap((field): ScoreReport[] => {
    const scored = examples.flatMap((example) => {
      const scores = scoreOf(example.sealed[field], example.responses.length);
      return scores === undefined ? [] : [{ example, scores }];
    });
    if (scored.length < 5) return [];
    const byItem = new Map(
      scored.flatMap(({ example, scores }) => scores.map((score, at) => [itemOf(example.id, at), score] as const)),
    );
    return [
      {
        ...{ field, responses: byItem.size, follows: followedBy(scored) },
        people: room.measures.flatMap((measure) => againstPeople(measure, scored, byItem)),
      },
    ];
  });
}

type Scored = { example: OpenExample; scores: number[] };

function followedBy(scored: readonly Scored[]): ScoreReport['follows'] {
  const all = scored.flatMap(({ example, scores }) =>
    scores.map((score, at) => ({ score, facts: example.responses[at], item: itemOf(example.id, at) })),
  );
  const effects = FOLLOWED.map((feature) => ({
    feature,
    result: rankCorrelation(
      all.map(({ facts }) => (facts ? featureOf[feature](facts) : 0)),
      all.map(({ score }) => score),
    ),
    items: all
      .flatMap(({ facts, item }) =>
        facts && featureOf[feature](facts) > 0 ? [{ item, value: featureOf[feature](facts) }] : [],
      )
      .toSorted((a, b) => b.value - a.value)
      .slice(0, BEHIND_MOST)
      .map(({ item }) => item),
  }));
  const corrected = holm(effects.flatMap(({ result }) => (isDefined(result) ? [result.p] : [])));
  let next = 0;
  return effects.map(({ feature, result, items }) => ({
    ...{ feature, items },
    result: isDefined(result) ? { ...result, adjusted: corrected[next++] ?? result.p } : result,
  }));
}

function againstPeople(
  measure: Measure,
  scored: readonly Scored[],
  byItem: ReadonlyMap<string, number>,
): ScoreReport['people'] {
  const { ordered, isPreference, id, name } = measure;
  if (ordered === undefined || measure.critical) return [];
  const groups = [
    { who: 'people' as const, ratings: basis(measure).filter(({ standing }) => standing !== 'expert') },
    { who: 'experts' as const, ratings: basis(measure).filter(({ standing }) => standing === 'expert') },
  ];
  const difference = new Map(scored.map(({ example, scores: [a = 0, b = 0] }) => [itemOf(example.id), b - a]));
  return groups
    .filter(({ ratings }) => ratings.length > 0)
    .map(({ who, ratings }) => {
      const means = meansOf(ratings, ordered);
      const items = [...means.keys()];
      const score = items.map((item) => (isPreference ? difference.get(item) : byItem.get(item)));
      const people = items.map((item) => means.get(item));
      const middle = (Math.min(...ordered.positions) + Math.max(...ordered.positions)) / 2;
      const sides = people.map((value) => (value === undefined ? undefined : value - middle));
      return {
        ...{ measure: id, name, who, isPreference },
        order: scoreAgainstPeople(items, score, people),
        alike: isPreference ? scoreChoosesAlike(score, sides) : ({ undefined: 'no-order' } as const),
      };
    });
}

function meansOf(
  ratings: readonly Rating[],
  { codes, positions }: NonNullable<Measure['ordered']>,
): Map<string, number> {
  const byItem = Map.groupBy(ratings, ({ item }) => item);
  return new Map(
    [...byItem].flatMap(([item, all]): [string, number][] => {
      const values = all.flatMap(({ value }) => {
        const code = codes.get(value);
        return code === undefined ? [] : [positions[code] ?? 0];
      });
      return values.length === 0 ? [] : [[item, mean(values)]];
    }),
  );
}

export interface FilterReport {
  /** Rows that a filter had removed, with its reason where it gave one, in the window's order. */
  removed: { example: string; number: number; reason: string }[];
  kept: number;
  dimensions: { measure: string; name: string; audit: FilterAudit }[];
}

/** Of examples whose verdict says so; none when no row says that it was removed. */
export function filterPart(room: Room): FilterReport | undefined {
  const { examples } = room.data;
  const removed = examples.filter(({ sealed }) => wasRemoved(sealed));
  if (removed.length === 0) return undefined;
  const taken = new Set(removed.map(({ id }) => id));
  return {
    removed: removed.map(({ id, number, sealed }) => ({ example: id, number, reason: reasonIn(sealed) })),
    kept: examples.length - removed.length,
    dimensions: room.measures.flatMap((measure) => {
      // "B rather than A" says nothing of how good an example is.
      if (measure.ordered === undefined || measure.isPreference) return [];
      const means = meansOf(
        basis(measure).filter(({ rater }) => isPerson(rater)),
        measure.ordered,
      );
      const items = [...means.keys()];
      const audit = filterAudit(
        items,
        items.map((item) => means.get(item)),
        items.map((item) => taken.has(refOf(item).example)),
      );
      return [{ measure: measure.id, name: measure.name, audit }];
    }),
  };
}

const reasonIn = (sealed: OpenExample['sealed']): string =>
  Object.entries(sealed).flatMap(([name, value]) =>
    typeof value === 'string' && wasRemoved({ [name]: value }) ? [value.replace(/^\s*\w+( out)?\s*[:–-]\s*/, '')] : [],
  )[0] ?? '';
