// GLAD: how able each rater is and how hard each item, from the labels alone.
import type { RatingMatrix } from '../matrix.ts';
import { type Known, undefinedFor } from '../result.ts';
import { type Given, givenLabels, normalized } from './labels.ts';

export interface Glad {
  /** By rater: ability; 0 is guessing, below is against the truth. */
  ability: number[];
  /** By item: ease, above 0; the higher, the more a rater's ability decides. */
  ease: number[];
  /** By item: probability of each class; sums to 1. */
  posteriors: number[][];
}

const ROUNDS = 100;
const ASCENTS = 20;
const STEP = 0.05;

/**
 * Whitehill, Ruvolo, Wu, Bergsma & Movellan (2009): a rater is right with probability σ(ability × ease), else any other class is as likely as
 * another; normal priors with mean 1 and variance 1 on ability and on log ease; expectation and maximization with gradient steps.
 * Undefined with fewer than two categories or raters, or without ratings.
 */
export function glad(matrix: RatingMatrix): Known<Glad> {
  const [m, k] = [matrix.raters.length, matrix.scale.labels.length];
  if (k < 2) return undefinedFor('one-category');
  if (m < 2) return undefinedFor('too-few-raters');
  const given = givenLabels(matrix);
  if (given.length === 0) return undefinedFor('no-ratings');
  const ability = new Array<number>(m).fill(1);
  const logEase = new Array<number>(matrix.items.length).fill(1);
  let posteriors = classes(matrix, given, ability, logEase);
  for (let round = 0; round < ROUNDS; round++) {
    for (let step = 0; step < ASCENTS; step++) ascend(given, posteriors, ability, logEase);
    posteriors = classes(matrix, given, ability, logEase);
  }
  return { ability, ease: logEase.map(Math.exp), posteriors };
}

const rightness = ({ rater, item }: Given, ability: readonly number[], logEase: readonly number[]) =>
  1 / (1 + Math.exp(-(ability[rater] ?? 0) * Math.exp(logEase[item] ?? 0)));

function classes(
  matrix: RatingMatrix,
  given: readonly Given[],
  ability: readonly number[],
  logEase: readonly number[],
) {
  const k = matrix.scale.labels.length;
  const logs = matrix.items.map(() => new Array<number>(k).fill(0));
  for (const each of given) {
    const right = Math.min(1 - 1e-12, Math.max(1e-12, rightness(each, ability, logEase)));
    const row = logs[each.item] ?? [];
    for (let c = 0; c < k; c++) row[c] = (row[c] ?? 0) + Math.log(c === each.label ? right : (1 - right) / (k - 1));
  }
  return logs.map((row) => normalized(row).shares);
}

/** One step up the gradient of their expected log posterior (Whitehill et al., appendix). */
function ascend(
  given: readonly Given[],
  posteriors: readonly (readonly number[])[],
  ability: number[],
  logEase: number[],
) {
  const ofRater = ability.map((value) => 1 - value);
  const ofItem = logEase.map((value) => 1 - value);
  for (const each of given) {
    const surprise = (posteriors[each.item]?.[each.label] ?? 0) - rightness(each, ability, logEase);
    const ease = Math.exp(logEase[each.item] ?? 0);
    ofRater[each.rater] = (ofRater[each.rater] ?? 0) + surprise * ease;
    ofItem[each.item] = (ofItem[each.item] ?? 0) + surprise * (ability[each.rater] ?? 0) * ease;
  }
  for (const [r, gradient] of ofRater.entries()) ability[r] = (ability[r] ?? 0) + STEP * clipped(gradient);
  for (const [i, gradient] of ofItem.entries()) logEase[i] = (logEase[i] ?? 0) + STEP * clipped(gradient);
}

// Ease is an exponential: a long step would throw it where no gradient brings it back.
const clipped = (gradient: number) => Math.max(-2, Math.min(2, gradient));
