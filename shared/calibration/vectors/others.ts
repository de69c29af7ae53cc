// The other statistics that a vector may ask for: correlations, intervals, models of raters.
import { limitsOfAgreement } from '../agreement/bland-altman.ts';
import { kendallTauB, spearman } from '../agreement/correlation.ts';
import { krippendorffAlpha } from '../agreement/krippendorff.ts';
import { countsOf, type Times } from '../counts.ts';
import { expertGap } from '../expert/gap.ts';
import { meanReference } from '../expert/reference.ts';
import { bootstrap } from '../intervals/bootstrap.ts';
import { randomFrom } from '../intervals/seeded.ts';
import { wilson } from '../intervals/wilson.ts';
import { matrixFromRows, type RatingMatrix } from '../matrix.ts';
import { biasAgainstRest } from '../raters/bias.ts';
import { bradleyTerry } from '../raters/bradley-terry.ts';
import { dawidSkene } from '../raters/dawid-skene.ts';
import { glad } from '../raters/glad.ts';
import { likeliest } from '../raters/labels.ts';
import { mace } from '../raters/mace.ts';
import { rasch } from '../raters/rasch.ts';
import { isDefined, type Known, type Measured } from '../result.ts';
import { declaredScale } from '../scale.ts';
import { type Answer, number } from './agreement.ts';
import { given, longMatrixIn, matrixIn, needed, scaleIn, UnreadableVector } from './inputs.ts';
import type { Vector } from './vector.ts';

const SEED = 20_260_101;

function listIn({ input }: Vector): number[] {
  if (!Array.isArray(input.x)) throw new UnreadableVector('The input has no list x.');
  return input.x;
}

const interval = (result: Known<{ low: number; high: number }>): unknown =>
  isDefined(result) ? [result.low, result.high] : result;

export const otherStatistics: Record<string, (vector: Vector) => Answer> = {
  spearman: (vector) => ({ rho: number(spearman(listIn(vector), needed(vector.input.y, 'y'))) }),
  kendall_tau_b: (vector) => ({ tau: number(kendallTauB(listIn(vector), needed(vector.input.y, 'y'))) }),
  bland_altman: (vector) => {
    const limits = limitsOfAgreement(listIn(vector), needed(vector.input.y, 'y'), vector.options.multiplier);
    if (!isDefined(limits)) return { mean_diff: limits };
    return { mean_diff: limits.value, sd_diff: limits.deviation, loa: [limits.low, limits.high] };
  },
  wilson_interval: ({ input, options }) => {
    if (typeof input.x !== 'number') throw new UnreadableVector('The input has no number x.');
    const result = wilson(input.x, needed(input.n, 'n'), options.conf, options.continuity_correction);
    return isDefined(result) ? { low: result.low, high: result.high } : { low: result, high: result };
  },
  bootstrap_percentile_exact: (vector) => {
    const x = listIn(vector);
    const resamples = x.length ** x.length;
    if (resamples > 1e6) throw new UnreadableVector('All resamples of so many values cannot be gone through.');
    const mean = (times: Times): Measured => ({
      value: x.reduce((sum, each, i) => sum + each * (times[i] ?? 0), 0) / x.length,
    });
    return {
      ci: interval(
        bootstrap(x.length, mean, { random: everyDraw(x.length), resamples, confidence: vector.options.conf ?? 0.95 }),
      ),
    };
  },
  bootstrap_alpha_ci: (vector) => {
    const matrix = matrixIn(vector);
    const counts = countsOf(matrix);
    const scale = { ...matrix.scale, level: vector.options.level ?? 'nominal' };
    const options = {
      random: randomFrom(SEED),
      resamples: vector.options.B ?? 10_000,
      confidence: vector.options.conf ?? 0.95,
    };
    return { ci: interval(bootstrap(counts.items, (times) => krippendorffAlpha(counts, scale, times), options)) };
  },
  rater_bias_vs_rest: (vector) => ({
    bias: Object.fromEntries(biasAgainstRest(longMatrixIn(vector)).map(({ rater, result }) => [rater, number(result)])),
  }),
  novice_vs_expert_gap: (vector) => {
    const groups = [needed(vector.input.group_a, 'group_a'), needed(vector.input.group_b, 'group_b')] as const;
    const scale = scaleIn(vector, groups.flatMap(given));
    const { raters, group } = expertGap(
      matrixFromRows(groups[0], scale),
      meanReference(matrixFromRows(groups[1], scale)),
    );
    return {
      bias: raters.map(({ bias }) => number(bias)),
      mae: raters.map(({ distance }) => distance),
      spearman: raters.map(({ order }) => number(order)),
      group_bias: number(group),
    };
  },
  many_facet_rasch: (vector) => {
    const result = rasch(longMatrixIn(vector), 1e-9);
    if (!isDefined(result)) return { rater_severity: result };
    const measures = (list: typeof result.raters) =>
      Object.fromEntries(list.map(({ name, measure }) => [name, measure]));
    return {
      rater_severity: measures(result.raters),
      thresholds: result.thresholds,
      person: measures(result.items),
      dropped_extreme: result.extremeItems,
    };
  },
  dawid_skene: dawidSkeneOf,
  bradley_terry: (vector) => {
    const comparisons = needed(vector.input.data, 'data').map(([first, second, firstWins, secondWins, ties]) => ({
      first: String(first),
      second: String(second),
      firstWins: Number(firstWins),
      secondWins: Number(secondWins),
      ties: Number(ties ?? 0),
    }));
    const result = bradleyTerry(comparisons, vector.options.reference);
    if (!isDefined(result)) return { log_ability: result };
    return {
      log_ability: Object.fromEntries(result.abilities.map(({ name, ability }) => [name, ability])),
      se: Object.fromEntries(result.abilities.map(({ name, standardError }) => [name, standardError])),
    };
  },
  label_aggregation: (vector) => {
    const matrix = longMatrixIn(vector);
    const found = (vector.options.methods ?? ['dawid_skene']).map((method) => aggregated(method, matrix));
    const labels = matrix.items.map((item): [string, string] => {
      const answers = [...new Set(found.map((each) => each.get(item) ?? ''))];
      return [item, answers.join(' or ')];
    });
    return { labels: Object.fromEntries(labels) };
  },
};

/** In place of chance: every resample of n values once, so that an exact bootstrap runs through the same code. */
function everyDraw(n: number): () => number {
  let [resample, draw] = [0, 0];
  return () => {
    const digit = Math.floor(resample / n ** draw) % n;
    draw = (draw + 1) % n;
    if (draw === 0) resample++;
    return (digit + 0.5) / n;
  };
}

const aggregation: Record<string, (matrix: RatingMatrix) => Known<{ posteriors: number[][] }>> = {
  dawid_skene: (matrix) => dawidSkene(matrix),
  glad,
  mace: (matrix) => mace(matrix, { random: randomFrom(SEED) }),
  mace_vb: (matrix) => mace(matrix, { random: randomFrom(SEED) }),
};

function aggregated(method: string, matrix: RatingMatrix): Map<string, string> {
  const model = aggregation[method];
  if (model === undefined) {
    const names = Object.keys(aggregation).join(', ');
    throw new UnreadableVector(`There is no method called ${method}; there are ${names}.`);
  }
  const result = model(matrix);
  return isDefined(result) ? likeliest(matrix, result.posteriors) : new Map();
}

function dawidSkeneOf(vector: Vector): Answer {
  const { patterns, counts, categories } = vector.input;
  const rows = patterns
    ? patterns.flatMap((pattern, i) => Array.from({ length: needed(counts, 'counts')[i] ?? 0 }, () => pattern))
    : needed(vector.input.data, 'data');
  const scale = categories ? declaredScale('nominal', categories) : scaleIn(vector, given(rows));
  const result = dawidSkene(matrixFromRows(rows, scale), { smoothing: vector.options.smoothing ?? 0 });
  if (!isDefined(result)) return { prevalence: result };
  let row = 0;
  const firsts = (counts ?? []).map((count) => {
    row += count;
    return result.posteriors[row - count];
  });
  return {
    prevalence: result.prevalence,
    error_rates: result.errorRates,
    posterior_by_pattern: firsts,
    loglik: result.logLikelihood,
  };
}
