// Probes on the group itself: do values or choices follow length, form, side, place or time? And what does an automatic score follow?

import type { RatingMatrix } from '../matrix.ts';
import { matrixOf, withRaters } from '../matrix.ts';
import { chosenByRaters, pooledChosen } from '../probes/chosen.ts';
import { type Feature, type Probed, pooledProbe, pooledProbeOfItems, probeOfRaters } from '../probes/probe.ts';
import { type AdjustedProbe, adjustSeveral } from '../probes/several.ts';
import { formatMarks } from '../probes/text-facts.ts';
import type { Rating } from '../rating.ts';
import { basis, type Measure } from './measure.ts';
import { isPerson, type Room } from './prepare-room.ts';
import { type OpenExample, refOf } from './room-data.ts';

/** What is probed, in the order of the screen. */
export const features = [
  'length',
  'format',
  'lists',
  'bold',
  'headings',
  'code',
  'emoji',
  'side',
  'shown-first',
  'place',
  'seconds',
] as const;
export type FeatureName = (typeof features)[number];

export interface MeasureProbes {
  measure: string;
  name: string;
  isPreference: boolean;
  /** Of a preference: the share of choices that went to the response with more of it. Else rho of the values with it. */
  probes: (AdjustedProbe & { items: string[] })[];
  /** How many were pooled: everybody but the experts, so that the experts can be set beside them. */
  pooledRaters: number;
}

type TextFeature = Exclude<FeatureName, 'side' | 'shown-first' | 'place' | 'seconds'>;
type Facts = OpenExample['responses'][number];

export const featureOf: Record<TextFeature, (facts: Facts) => number> = {
  length: ({ words }) => words,
  format: formatMarks,
  lists: ({ lists }) => lists,
  bold: ({ bold }) => bold,
  headings: ({ headings }) => headings,
  code: ({ code }) => code,
  emoji: ({ emoji }) => emoji,
};
const textFeatures = Object.keys(featureOf) as TextFeature[];

/** One by one everybody, or, where only the pooled effect beside the experts' is wanted, the experts. */
export const probePart = (room: Room, oneByOne: 'everybody' | 'experts' = 'everybody'): MeasureProbes[] =>
  room.measures
    .filter(({ ordered }) => ordered !== undefined)
    .map((measure) => {
      const asking = { measure, oneByOne };
      return measure.isPreference ? preferenceProbes(room, asking) : valueProbes(room, asking);
    });

interface Asking {
  measure: Measure;
  oneByOne: 'everybody' | 'experts';
}

const ordered = ({ ordered: scale, scale: usual }: Measure) => scale ?? usual;

/** So many examples stand behind an effect: those with most of what it is about. */
const BEHIND_MOST = 40;
type ProbedOn = Probed & { items: string[] };

/** Items that the feature tells most apart, the first of them first where it is the same for all. */
const mostOf = (items: readonly string[], of: (item: number) => number | undefined): string[] =>
  items
    .flatMap((item, at) => {
      const value = Math.abs(of(at) ?? 0);
      return value > 0 ? [{ item, value }] : [];
    })
    .toSorted((a, b) => b.value - a.value)
    .slice(0, BEHIND_MOST)
    .map(({ item }) => item);

/** One statistic for each rater, and another over the pool. */
interface Ask<T> {
  size(about: T, item: number): number | undefined;
  raters(matrix: RatingMatrix, about: T): Probed['raters'];
  pooled(matrix: RatingMatrix, about: T): Probed['pooled'];
}
const nth = (about: readonly (number | undefined)[], item: number) => about[item];
const share: Ask<readonly (number | undefined)[]> = { size: nth, raters: chosenByRaters, pooled: pooledChosen };
/** Of time spent: by the first rater it is known of. */
const rho: Ask<Feature> = { size: (about, item) => about(item, 0), raters: probeOfRaters, pooled: pooledProbe };
const rhoOfItems: Ask<readonly (number | undefined)[]> = {
  size: nth,
  raters: (matrix, about) => probeOfRaters(matrix, (item) => about[item]),
  pooled: pooledProbeOfItems,
};

/** Everybody one by one; pooled without the experts. What is asked about is worked out for the items of each matrix. */
function asked<T>(
  name: FeatureName,
  asking: Asking,
  { size, raters, pooled }: Ask<T>,
  about: (matrix: RatingMatrix) => T,
): ProbedOn {
  const { everybody, pool } = matricesOf(asking);
  const known = about(pool);
  const items = mostOf(pool.items, (item) => size(known, item));
  return { name, items, raters: raters(everybody, about(everybody)), pooled: pooled(pool, known) };
}

const remembered = new WeakMap<
  Measure,
  Partial<Record<Asking['oneByOne'], { everybody: RatingMatrix; pool: RatingMatrix }>>
>();
function matricesOf({ measure, oneByOne }: Asking) {
  const kinds = remembered.get(measure) ?? {};
  remembered.set(measure, kinds);
  const named =
    oneByOne === 'everybody' ? basis(measure) : basis(measure).filter(({ standing }) => standing === 'expert');
  kinds[oneByOne] ??= {
    everybody: withRaters(matrixOf(named, ordered(measure)), isPerson),
    pool: matrixOf(pooledOf(measure), ordered(measure)),
  };
  return kinds[oneByOne];
}

function preferenceProbes(room: Room, asking: Asking): MeasureProbes {
  const texts = textFeatures.map((name) =>
    asked(name, asking, share, ({ items }) =>
      items.map((item) => {
        const [a, b] = room.examples.get(refOf(item).example)?.responses ?? [];
        return a && b ? featureOf[name](b) - featureOf[name](a) : undefined;
      }),
    ),
  );
  const side = asked('side', asking, share, ({ items }) => items.map(() => 1));
  return named(asking.measure, [...texts, side, ...shownFirst(room, asking), ...alongTheWindow(asking)]);
}

function valueProbes(room: Room, asking: Asking): MeasureProbes {
  const factsOf = (item: string): Facts | undefined => {
    const { example, response } = refOf(item);
    const responses = room.examples.get(example)?.responses ?? [];
    return responses.length === 1 ? responses[0] : response === undefined ? undefined : responses[response];
  };
  const byItem = (name: FeatureName, of: (item: string) => number | undefined) =>
    asked(name, asking, rhoOfItems, ({ items }) => items.map(of));
  const texts = textFeatures.map((name) =>
    byItem(name, (item) => {
      const facts = factsOf(item);
      return facts && featureOf[name](facts);
    }),
  );
  return named(asking.measure, [...texts, byItem('side', (item) => refOf(item).response), ...alongTheWindow(asking)]);
}

const named = (measure: Measure, probes: readonly ProbedOn[]): MeasureProbes => ({
  ...{ measure: measure.id, name: measure.name, isPreference: measure.isPreference },
  probes: adjustSeveral(probes)
    .map((each, at) => ({ ...each, items: probes[at]?.items ?? [] }))
    .filter(({ raters, pooled }) =>
      [pooled, ...raters.map(({ result }) => result)].some((result) => !('undefined' in result)),
    ),
  pooledRaters: new Set(pooledOf(measure).map(({ rater }) => rater)).size,
});

/** Where everybody is an expert, they are pooled. */
function pooledOf(measure: Measure): readonly Rating[] {
  const others = basis(measure).filter(({ standing }) => standing !== 'expert');
  return others.length > 0 ? others : basis(measure);
}

/** Which response each member was shown first, where the order was theirs: then side and being first can be told apart. */
function shownFirst({ data }: Room, { measure, oneByOne }: Asking): ProbedOn[] {
  const orders = new Map(
    data.judgments.flatMap(({ member, example, responseOrder }) =>
      responseOrder ? [[`${member} ${example}`, responseOrder] as const] : [],
    ),
  );
  if (orders.size === 0) return [];
  // Each rater's values turned so that the first they were shown is the second on the scale: `chosen` then counts the first.
  const turned = (ratings: readonly Rating[]): Rating[] => {
    const { codes } = ordered(measure);
    const values = [...codes.keys()];
    const highest = ordered(measure).labels.length - 1;
    return ratings.flatMap((rating): Rating[] => {
      const order = orders.get(`${rating.rater} ${refOf(rating.item).example}`);
      const code = codes.get(rating.value);
      if (order === undefined || code === undefined) return [];
      const value = order[0] === 1 ? rating.value : values.find((each) => codes.get(each) === highest - code);
      return value === undefined ? [] : [{ ...rating, value }];
    });
  };
  const own: Measure = { ...measure, blind: turned(measure.blind), now: turned(measure.now), file: [] };
  if (basis(own).length === 0) return [];
  return [asked('shown-first', { measure: own, oneByOne }, share, ({ items }) => items.map(() => 1))];
}

/** Place in the window, and the time each rater spent. Choices between A and B are not more or less: there it is how decided they are. */
function alongTheWindow({ measure, oneByOne }: Asking): ProbedOn[] {
  const ratings = basis(measure);
  const places = new Map(ratings.map(({ item, place }) => [item, place]));
  const seconds = new Map<string, Map<string, number>>();
  for (const { item, rater, seconds: spent } of ratings) {
    if (spent === undefined) continue;
    const own = seconds.get(rater) ?? new Map<string, number>();
    seconds.set(rater, own);
    own.set(item, spent);
  }
  const scale = ordered(measure);
  const middle = (Math.min(...scale.positions) + Math.max(...scale.positions)) / 2;
  const decided = { ...scale, positions: scale.positions.map((at) => Math.abs(at - middle)) };
  const read = { measure: measure.isPreference ? { ...measure, ordered: decided } : measure, oneByOne };
  const place = asked('place', read, rhoOfItems, ({ items }) => items.map((item) => places.get(item)));
  if (seconds.size === 0) return measure.isPreference ? [] : [place];
  const time = asked('seconds', read, rho, ({ items, raters }) => {
    const spent = raters.map((rater) => seconds.get(rater));
    return (item, rater) => spent[rater]?.get(items[item] ?? '');
  });
  return measure.isPreference ? [time] : [place, time];
}
