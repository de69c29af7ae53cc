// A portrait of each rater, dimension by dimension: severity, range, drift and the rest, with intervals or why there are none.

import { meanReference, withItems } from '../expert/reference.ts';
import type { Estimate } from '../intervals/estimate.ts';
import { codeIn, MISSING, matrixOf, type RatingMatrix, withRaters } from '../matrix.ts';
import { biasAgainst, biasAgainstRest, type OfRater } from '../raters/bias.ts';
import { type Consistency, consistency } from '../raters/consistency.ts';
import { dawidSkene } from '../raters/dawid-skene.ts';
import { drift } from '../raters/drift.ts';
import { halo } from '../raters/halo.ts';
import { centralTendency, type RangeUse, rangeUse } from '../raters/range-use.ts';
import { type RaschMeasure, rasch } from '../raters/rasch.ts';
import { besideOthers } from '../raters/residuals.ts';
import { isDefined, type Known, undefinedFor } from '../result.ts';
import { basis, basisMatrix, expertsAndOthers, isBlind, type Measure } from './measure.ts';
import { isPerson, type Room } from './prepare-room.ts';

export interface Portrait {
  rater: string;
  n: number;
  /** Points above (milder) or below (stricter) the others on the same items, and the experts. */
  severity: Known<Estimate>;
  againstExpert: Known<Estimate>;
  range: Known<RangeUse>;
  /** For each value of the scale, what they gave it to. */
  given: string[][];
  middle: Known<Estimate>;
  drift: Known<Estimate>;
  consistency: Consistency;
  /** Where they were farthest from the others: the examples behind the numbers. Own value less the others' mean, in points. */
  apart: { item: string; difference: number }[];
  /** Logits, whatever items they happened to get. */
  rasch: Known<RaschMeasure>;
  /** Of choices: how often this rater gives each value for each class the group shares; rows sum to 1. */
  confusion: Known<{ rates: number[][] }>;
}

export interface DimensionPortraits {
  measure: string;
  name: string;
  labels: readonly string[];
  isPreference: boolean;
  isBlind: boolean;
  portraits: Portrait[];
}

export interface PortraitPart {
  dimensions: DimensionPortraits[];
  /** Over the dimensions: does one impression colour all of them? */
  halo: { rater: string; result: Known<{ value: number; low: number; high: number }> }[];
  /** Examples that somebody said they cannot judge; and how sure and how quick they were. */
  habits: {
    rater: string;
    judged: number;
    cannotJudge: string[];
    confidence: number | undefined;
    seconds: number | undefined;
  }[];
}

const PEOPLE_MOST = 200;
/** Fewer items than this say nothing of somebody's errors. */
const CLASSED_LEAST = 20;

export function portraitPart(room: Room): PortraitPart {
  return {
    dimensions: room.measures.map((measure) => portraitsOf(measure)).filter(({ portraits }) => portraits.length > 1),
    halo: haloIn(room),
    habits: habitsIn(room),
  };
}

export function portraitsOf(measure: Measure): DimensionPortraits {
  const { ordered, scale } = measure;
  const people = withRaters(basisMatrix(measure, ordered ?? scale), isPerson);
  const { experts } = expertsAndOthers(measure);
  const reference = meanReference(withItems(matrixOf(experts, people.scale), people.items));
  const places = new Map(basis(measure).map(({ item, place = 0 }) => [item, place]));
  const few = undefinedFor('too-few-raters');
  const enough = people.raters.length <= PEOPLE_MOST;
  const model = ordered && enough ? rasch(people) : undefinedFor('no-order');
  const severity = biasAgainstRest(people);
  const fromExpert = biasAgainst(people, reference);
  const ranges = rangeUse(people);
  const middles = centralTendency(people);
  const drifts = drift(
    people,
    people.items.map((item) => places.get(item) ?? 0),
  );
  const alike = consistency(people);
  const confusions = confusionIn(measure);
  const isExpert = new Set(experts.map(({ rater }) => rater));
  return {
    ...{ measure: measure.id, name: measure.name, labels: people.scale.labels },
    ...{ isPreference: measure.isPreference, isBlind: isBlind(measure) },
    portraits: people.raters.map((rater, r) => ({
      rater,
      n: countOf(people, r),
      severity: at(severity, r) ?? few,
      againstExpert:
        isExpert.size === 0 || isExpert.has(rater) ? undefinedFor('no-expert') : (at(fromExpert, r) ?? few),
      range: at(ranges, r) ?? few,
      given: givenBy(people, r),
      middle: at(middles, r) ?? few,
      drift: at(drifts, r) ?? few,
      consistency: at(alike, r) ?? few,
      apart: ordered ? apartOn(people, r) : [],
      rasch: isDefined(model)
        ? (model.raters.find(({ name }) => name === rater) ?? undefinedFor('only-extremes'))
        : model,
      confusion: confusions(rater),
    })),
  };
}

/** Weighted sums and the like are not listed value by value. */
const LISTED_MOST = 30;
const givenBy = (matrix: RatingMatrix, rater: number): string[][] => {
  const { labels } = matrix.scale;
  if (labels.length > LISTED_MOST) return [];
  const given: string[][] = labels.map(() => []);
  for (const [i, item] of matrix.items.entries()) given[codeIn(matrix, i, rater)]?.push(item);
  return given;
};

const APART_MOST = 8;
/** Where a rater was farthest from the others, the farthest first. */
export const apartOn = (matrix: RatingMatrix, rater: number): Portrait['apart'] =>
  besideOthers(matrix, rater)
    .map(({ item, own, others }) => ({ item: matrix.items[item] ?? '', difference: own - others }))
    .filter(({ difference }) => difference !== 0)
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
    .slice(0, APART_MOST);

const at = <T>(results: readonly OfRater<T>[], rater: number): T | undefined => results[rater]?.result;
const countOf = ({ codes, raters }: RatingMatrix, rater: number): number =>
  codes.reduce((sum, code, cell) => sum + (cell % raters.length === rater && code !== MISSING ? 1 : 0), 0);

function confusionIn({ scale, ...measure }: Measure): (rater: string) => Portrait['confusion'] {
  const none = (reason: 'no-order' | 'too-few-items' | 'too-few-raters') => () => undefinedFor(reason);
  if (scale.level !== 'nominal') return none('no-order');
  const matrix = withRaters(matrixOf(basis({ scale, ...measure }), scale), isPerson);
  if (matrix.items.length < CLASSED_LEAST) return none('too-few-items');
  // With two raters the model cannot say which of them errs.
  if (matrix.raters.length < 3 || matrix.raters.length > PEOPLE_MOST) return none('too-few-raters');
  const model = dawidSkene(matrix, { smoothing: 0.01, tolerance: 1e-6, mostRounds: 500 });
  if (!isDefined(model)) return () => model;
  return (rater) => ({ rates: model.errorRates[matrix.raters.indexOf(rater)] ?? [] });
}

/** All matrices on the items of the first, with everybody who rated any: as `halo` wants them. */
function haloIn({ measures }: Room): PortraitPart['halo'] {
  const ordered = measures.flatMap((measure) =>
    measure.ordered && !measure.isPreference && measure.scale.labels.length <= 30
      ? [withRaters(basisMatrix(measure, measure.ordered), isPerson)]
      : [],
  );
  const [first] = ordered.toSorted((a, b) => b.items.length - a.items.length);
  const raters = [...new Set(ordered.flatMap((matrix) => matrix.raters))];
  if (first === undefined || ordered.length < 2 || raters.length > PEOPLE_MOST) return [];
  const same = ordered
    .filter((matrix) => matrix.items.some((item) => first.items.includes(item)))
    .map((matrix) => withPeople(withItems(matrix, first.items), raters));
  return same.length < 2 ? [] : halo(same);
}

function withPeople(matrix: RatingMatrix, raters: readonly string[]): RatingMatrix {
  const columns = raters.map((rater) => matrix.raters.indexOf(rater));
  const codes = matrix.items.flatMap((_, i) =>
    columns.map((column) => (column < 0 ? MISSING : (matrix.codes[i * matrix.raters.length + column] ?? MISSING))),
  );
  return { ...matrix, raters: [...raters], codes: Int16Array.from(codes) };
}

function habitsIn({ data }: Room): PortraitPart['habits'] {
  const first = data.judgments.filter(({ stage }) => stage !== 'late');
  return [...Map.groupBy(first, ({ member }) => member)].map(([rater, own]) => {
    const mean = (values: readonly number[]) =>
      values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      rater,
      judged: new Set(own.map(({ example }) => example)).size,
      cannotJudge: [...new Set(own.filter(({ cannotJudge }) => cannotJudge).map(({ example }) => example))],
      confidence: mean(own.flatMap(({ confidence }) => confidence ?? [])),
      seconds: mean(own.flatMap(({ seconds }) => seconds ?? [])),
    };
  });
}
