// Which model's responses are preferred, where the opened examples say who wrote them: strengths from all choices, with intervals over the examples.
import type { Times } from '../counts.ts';
import { bootstrap, type Interval } from '../intervals/bootstrap.ts';
import { type BradleyTerry, bradleyTerry, type Comparison } from '../raters/bradley-terry.ts';
import type { Rating } from '../rating.ts';
import { isDefined, type Known, type Measured, undefinedFor } from '../result.ts';
import { basis, type Measure } from './measure.ts';
import { modelsOf } from './models.ts';
import type { Room } from './prepare-room.ts';
import { refOf } from './room-data.ts';

export interface ModelStrength {
  model: string;
  /** The chance to be preferred to one as strong as the models are on average, ties aside; one half is average. */
  strength: Known<Interval>;
  /** Choices it was in: preferred, not preferred, a tie. */
  won: number;
  lost: number;
  tied: number;
  /** Examples in which more people preferred it than the other. */
  items: string[];
}

export interface ModelPreferences {
  measure: string;
  name: string;
  who: 'people' | 'experts';
  /** Examples and choices of them; those that called both bad say nothing of which is better, and are apart. */
  items: number;
  choices: number;
  bothBad: number;
  models: ModelStrength[];
}

const SEED = 20_260_101;
const RESAMPLES = 400;
/** Fewer examples, or choices for each model, than this say nothing of models. */
const ITEMS_LEAST = 10;
const CHOICES_LEAST = 5;

export const modelPart = (room: Room): ModelPreferences[] =>
  room.measures
    .filter(({ isPreference }) => isPreference)
    .flatMap((measure) => {
      const experts = basis(measure).filter(({ standing }) => standing === 'expert');
      const people = basis(measure).filter(({ standing }) => standing !== 'expert');
      const groups = [
        { who: 'people' as const, ratings: people },
        { who: 'experts' as const, ratings: experts },
      ];
      return groups.flatMap(({ who, ratings }) => preferencesOf(room, measure, who, ratings));
    });

/** All choices about one example; its two models differ. */
interface Choices {
  item: string;
  a: string;
  b: string;
  /** For A, for B, a tie. */
  counts: [number, number, number];
}

function preferencesOf(
  room: Room,
  { id, name, coarse }: Measure,
  who: ModelPreferences['who'],
  ratings: readonly Rating[],
): ModelPreferences[] {
  let bothBad = 0;
  const byItem = new Map<string, Choices>();
  for (const { item, value } of ratings) {
    const example = room.examples.get(refOf(item).example);
    const [a, b] = (example && modelsOf(example)) ?? [];
    const side = coarse.codes.get(value);
    if (a === undefined || b === undefined || a === b || side === undefined) continue;
    if (side === 3) bothBad++;
    else {
      const choices = byItem.get(item) ?? { item, a, b, counts: [0, 0, 0] };
      byItem.set(item, choices);
      choices.counts[side as 0 | 1 | 2]++;
    }
  }
  const all = [...byItem.values()];
  const names = [...new Set(all.flatMap(({ a, b }) => [a, b]))].toSorted();
  if (names.length < 2) return [];
  const strengths = strengthsOf(all, names);
  const choices = all.reduce((sum, { counts: [forA, forB, ties] }) => sum + forA + forB + ties, 0);
  const models = names.map((model, at) => {
    const own = all.filter(({ a, b }) => a === model || b === model);
    const ofIt = own.map(({ a, counts: [forA, forB, ties], item }) =>
      a === model ? { item, won: forA, lost: forB, tied: ties } : { item, won: forB, lost: forA, tied: ties },
    );
    const total = (of: 'won' | 'lost' | 'tied') => ofIt.reduce((sum, each) => sum + each[of], 0);
    const [won, lost, tied] = [total('won'), total('lost'), total('tied')];
    const few = all.length < ITEMS_LEAST || won + lost + tied < CHOICES_LEAST;
    return {
      ...{ model, won, lost, tied, items: ofIt.filter((each) => each.won > each.lost).map(({ item }) => item) },
      strength: few ? undefinedFor('too-few-items') : strengths(at),
    };
  });
  const byStrength = (known: Known<Interval>) => (isDefined(known) ? known.value : -1);
  return [
    {
      ...{ measure: id, name, who, items: all.length, choices, bothBad },
      models: models.toSorted((x, y) => byStrength(y.strength) - byStrength(x.strength)),
    },
  ];
}

/** Choices of several people about one example are not several examples: resamples are of examples. Each is worked out once for all models. */
function strengthsOf(all: readonly Choices[], names: readonly string[]): (model: number) => Known<Interval> {
  const drawn: Known<BradleyTerry>[] = [];
  return (model) => {
    let draw = 0;
    const statistic = (times: Times): Measured => {
      const known = drawn[draw] ?? bradleyTerry(comparisonsIn(all, times));
      drawn[draw++] = known;
      if (!isDefined(known)) return known;
      const abilities = names.map((name) => known.abilities.find((each) => each.name === name)?.ability);
      const own = abilities[model];
      if (own === undefined || abilities.includes(undefined)) return undefinedFor('too-few-items');
      const middle = abilities.reduce((sum: number, each = 0) => sum + each, 0) / names.length;
      return { value: 1 / (1 + Math.exp(middle - own)) };
    };
    return bootstrap(all.length, statistic, { seed: SEED, resamples: RESAMPLES });
  };
}

function comparisonsIn(all: readonly Choices[], times: Times): Comparison[] {
  const pairs = new Map<string, Required<Comparison>>();
  for (const [i, { a, b, counts }] of all.entries()) {
    const time = times[i] ?? 0;
    if (time === 0) continue;
    const [first, second] = a < b ? [a, b] : [b, a];
    const key = `${first}\n${second}`;
    const pair = pairs.get(key) ?? { first, second, firstWins: 0, secondWins: 0, ties: 0 };
    pairs.set(key, pair);
    pair.firstWins += time * counts[a === first ? 0 : 1];
    pair.secondWins += time * counts[a === first ? 1 : 0];
    pair.ties += time * counts[2];
  }
  return [...pairs.values()];
}
