// MACE: how often each rater knows the answer, and what they choose when they do not.
import type { RatingMatrix } from '../matrix.ts';
import { digamma } from '../numbers/gamma.ts';
import { type Known, undefinedFor } from '../result.ts';
import { type Given, givenLabels, normalized } from './labels.ts';

export interface Mace {
  /** By rater: probability of knowing the answer, 0 to 1. */
  competence: number[];
  /** By rater: what they choose when they do not know; rows sum to 1. */
  guesses: number[][];
  /** By item: probability of each class; sums to 1. */
  posteriors: number[][];
  logLikelihood: number;
}

export interface MaceOptions {
  /** Numbers from 0 to below 1: where each restart begins. */
  random: () => number;
  restarts?: number;
  rounds?: number;
  /** Variational Bayes with Beta and Dirichlet priors of one half (as recommended), or maximum likelihood with smoothing of 0.01 a label. */
  method?: 'variational' | 'likelihood';
}

const PRIOR = 0.5;

/**
 * Hovy, Berg-Kirkpatrick, Vaswani & Hovy (2013) "Learning whom to trust with MACE", section 3; the restart with the highest likelihood of the
 * ratings wins. As with every model of this kind, a shared error is taken for the truth. Undefined with fewer than two categories or raters,
 * or without ratings.
 */
export function mace(
  matrix: RatingMatrix,
  { random, restarts = 10, rounds = 50, method = 'variational' }: MaceOptions,
): Known<Mace> {
  const [m, k] = [matrix.raters.length, matrix.scale.labels.length];
  if (k < 2) return undefinedFor('one-category');
  if (m < 2) return undefinedFor('too-few-raters');
  const given = givenLabels(matrix);
  if (given.length === 0) return undefinedFor('no-ratings');
  let best: Mace | undefined;
  for (let restart = 0; restart < restarts; restart++) {
    let state: Weights = {
      knows: Array.from({ length: m }, () => 0.5 + random() / 2),
      missesIt: Array.from({ length: m }, () => 0.5),
      guesses: Array.from({ length: m }, () => proportions(Array.from({ length: k }, () => 0.5 + random()))),
    };
    let round = expectation(matrix, given, state);
    for (let turn = 0; turn < rounds; turn++) {
      state = maximization(round.counts, method);
      round = expectation(matrix, given, state);
    }
    if (best === undefined || round.logLikelihood > best.logLikelihood) {
      const { posteriors, logLikelihood } = round;
      const competence = round.counts.map(({ known, guessed }) => known / (known + total(guessed)));
      best = {
        competence,
        guesses: round.counts.map(({ guessed }) => proportions(guessed)),
        posteriors,
        logLikelihood,
      };
    }
  }
  return best ?? undefinedFor('not-converged');
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const proportions = (values: readonly number[]) => values.map((value) => value / (total(values) || 1));

/** Weights of knowing, of not knowing, and of each guess. Under variational Bayes they need not sum to 1. */
interface Weights {
  knows: number[];
  missesIt: number[];
  guesses: number[][];
}
interface Expected {
  known: number;
  guessed: number[];
}

function expectation(matrix: RatingMatrix, given: readonly Given[], { knows, missesIt, guesses }: Weights) {
  const k = matrix.scale.labels.length;
  const guess = ({ rater, label }: Given) => (missesIt[rater] ?? 0) * (guesses[rater]?.[label] ?? 0);
  const logs = matrix.items.map(() => new Array<number>(k).fill(-Math.log(k)));
  for (const each of given) {
    const row = logs[each.item] ?? [];
    for (let c = 0; c < k; c++) {
      row[c] = (row[c] ?? 0) + Math.log(guess(each) + (c === each.label ? (knows[each.rater] ?? 0) : 0));
    }
  }
  const items = logs.map(normalized);
  const counts = matrix.raters.map((): Expected => ({ known: 0, guessed: new Array<number>(k).fill(0) }));
  for (const each of given) {
    const right = items[each.item]?.shares[each.label] ?? 0;
    const known = (right * (knows[each.rater] ?? 0)) / ((knows[each.rater] ?? 0) + guess(each));
    const of = counts[each.rater];
    if (of === undefined) continue;
    of.known += known;
    of.guessed[each.label] = (of.guessed[each.label] ?? 0) + 1 - known;
  }
  return {
    counts,
    posteriors: items.map(({ shares }) => shares),
    logLikelihood: total(items.map(({ logTotal }) => logTotal)),
  };
}

function maximization(counts: readonly Expected[], method: 'variational' | 'likelihood'): Weights {
  const prior = method === 'variational' ? PRIOR : 0.01;
  // exp ψ in place of the count itself is what makes the step variational (Hovy et al. 2013, after Johnson 2007).
  const weight = (count: number, all: number) =>
    method === 'variational' ? Math.exp(digamma(count) - digamma(all)) : count / all;
  return {
    knows: counts.map(({ known, guessed }) => weight(known + prior, known + total(guessed) + 2 * prior)),
    missesIt: counts.map(({ known, guessed }) => weight(total(guessed) + prior, known + total(guessed) + 2 * prior)),
    guesses: counts.map(({ guessed }) => {
      const all = total(guessed) + prior * guessed.length;
      return guessed.map((count) => weight(count + prior, all));
    }),
  };
}
