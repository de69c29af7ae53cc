// The agreement on each dimension: blind, as it stands now, and among the file's raters; each with its interval, n, or why there is none.
import { fleissKappa } from '../agreement/fleiss.ts';
import { gwetAc } from '../agreement/gwet.ts';
import { iccForms } from '../agreement/icc.ts';
import { kendallW } from '../agreement/kendall-w.ts';
import { alphaOver } from '../agreement/krippendorff.ts';
import { percentAgreement } from '../agreement/percent.ts';
import { weightsOf } from '../agreement/weights.ts';
import { countsOf, restingOn } from '../counts.ts';
import { bootstrap, type Interval } from '../intervals/bootstrap.ts';
import { type RatingMatrix, withRaters } from '../matrix.ts';
import { type Known, type Measured, undefinedFor } from '../result.ts';
import type { Level } from '../scale.ts';
import { type Group, type Measure, matrixFor, ratingsOf } from './measure.ts';
import type { Room } from './prepare-room.ts';

export interface GroupAgreement {
  group: Group;
  /** Who rated, items that two or more of them rated, and ratings of those. */
  raters: number;
  items: number;
  ratings: number;
  alpha: Known<Interval>;
  percent: Measured;
  kappa: Measured;
  ac: Measured;
  /** Only where every one rated every item. */
  icc: Known<{ value: number; low: number; high: number }>;
  w: Measured;
}

export interface DimensionAgreement {
  measure: string;
  name: string;
  nature: Measure['nature'];
  isPreference: boolean;
  level: Level;
  groups: GroupAgreement[];
}

const RESAMPLES = 1_000;
const RESAMPLES_LEAST = 250;
/** So many steps of summing are a few milliseconds. */
const STEPS = 500_000;
/** Values that were measured, not chosen from a list: chance cannot be told from how many there are. */
const LISTED_MOST = 20;
const SEED = 20_260_101;

export const agreementPart = ({ measures }: Room): DimensionAgreement[] =>
  measures.map((measure) => ({
    ...{ measure: measure.id, name: measure.name, nature: measure.nature, isPreference: measure.isPreference },
    level: measure.scale.level,
    groups: (['blind', 'now', 'file'] as const)
      .filter((group) => ratingsOf(measure, group).length > 0)
      .map((group) => agreementIn(measure, group)),
  }));

const remembered = new WeakMap<RatingMatrix, GroupAgreement>();

/** The whole line of one group; remembered with its matrix. */
export function agreementIn(measure: Measure, group: Group): GroupAgreement {
  const matrix = matrixFor(ratingsOf(measure, group), measure.scale);
  const known = remembered.get(matrix) ?? compute(matrix, group);
  remembered.set(matrix, known);
  return known;
}

function compute(matrix: RatingMatrix, group: Group): GroupAgreement {
  const { scale } = matrix;
  const counts = countsOf(matrix);
  const resamples = Math.min(
    RESAMPLES,
    Math.max(RESAMPLES_LEAST, Math.round(STEPS / Math.max(1, counts.items * counts.categories))),
  );
  const alpha = bootstrap(counts.items, alphaOver(counts, scale), {
    seed: SEED,
    resamples,
  });
  const listed = scale.level !== 'interval' || scale.labels.length <= LISTED_MOST;
  const equal = listed ? weightsOf('unweighted', scale) : new Float64Array();
  const near = scale.level === 'nominal' ? equal : listed ? weightsOf('ordinal', scale) : equal;
  const notListed = undefinedFor('not-declared');
  const order = scale.level !== 'nominal';
  const icc = order ? iccForms(matrix) : undefinedFor('no-order');
  return {
    group,
    raters: matrix.raters.length,
    ...restingOn(counts),
    alpha,
    percent: listed ? percentAgreement(counts, equal) : notListed,
    kappa: listed ? fleissKappa(counts, near) : notListed,
    ac: listed ? gwetAc(counts, near) : notListed,
    icc: 'undefined' in icc ? icc : icc['ICC(2,1)'],
    w: order ? kendallW(matrix) : undefinedFor('no-order'),
  };
}

/** Agreement among some of a group's raters only. */
export const agreementAmong = (measure: Measure, group: Group, keep: (rater: string) => boolean): GroupAgreement =>
  compute(withRaters(matrixFor(ratingsOf(measure, group), measure.scale), keep), group);
