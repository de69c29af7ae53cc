// Models of raters: Rasch, Dawid–Skene, MACE, GLAD, Bradley–Terry, on ratings whose truth is known.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomFrom } from '../../../shared/calibration/intervals/seeded.ts';
import { bradleyTerry, type Comparison } from '../../../shared/calibration/raters/bradley-terry.ts';
import { dawidSkene } from '../../../shared/calibration/raters/dawid-skene.ts';
import { glad } from '../../../shared/calibration/raters/glad.ts';
import { likeliest } from '../../../shared/calibration/raters/labels.ts';
import { mace } from '../../../shared/calibration/raters/mace.ts';
import { rasch } from '../../../shared/calibration/raters/rasch.ts';
import { isDefined, type Known } from '../../../shared/calibration/result.ts';
import { matrixOfRows, type Rows, rowsByChance, shuffled } from './random-ratings.ts';

/** Models are estimated dozens of times, on a machine that does other things, too. */
const SLOW_MS = 30_000;

const defined = <T extends object>(known: Known<T>): T => {
  if (!isDefined(known)) throw new Error(`undefined: ${known.undefined}`);
  return known;
};

/** Scores 1..3 drawn from a rating scale model: logits of items, severities, and thresholds -1 and 1. */
function raschRows(
  items: readonly number[],
  severities: readonly number[],
  seed: number,
  seen = (_: number, __: number) => true,
): Rows {
  const random = randomFrom(seed);
  return items.map((item, i) =>
    severities.map((severity, r) => {
      const x = item - severity;
      const parts = [1, Math.exp(x + 1), Math.exp(2 * x)];
      const drawn = random() * parts.reduce((sum, part) => sum + part, 0);
      const score = parts.findIndex((_, k) => drawn < parts.slice(0, k + 1).reduce((sum, part) => sum + part, 0));
      return seen(i, r) ? Math.max(0, score) + 1 : null;
    }),
  );
}

describe('Rasch', { timeout: SLOW_MS }, () => {
  const severities = [-1, -0.5, 0, 0.5, 1];
  const items = Array.from({ length: 300 }, (_, i) => (i / 299) * 4 - 2);

  test('[N11] severities are found, in order, within their error', () => {
    const result = defined(rasch(matrixOfRows(raschRows(items, severities, 1))));
    // Joint likelihood overstates the spread by about L / (L - 1), here 5 / 4.
    for (const [r, { measure, infit, outfit }] of result.raters.entries()) {
      expect(Math.abs(measure * 0.8 - (severities[r] ?? 9))).toBeLessThan(0.25);
      expect(infit).toBeGreaterThan(0.7);
      expect(infit).toBeLessThan(1.3);
      expect(outfit).toBeGreaterThan(0.5);
    }
    expect(result.raters.reduce((sum, { measure }) => sum + measure, 0)).toBeCloseTo(0, 9);
    expect(result.thresholds.reduce((sum, each) => sum + each, 0)).toBeCloseTo(0, 9);
  });

  test('[N11] a strict rater who was given the better items is still found strict', () => {
    // Rater 0 sees the upper half, rater 1 the lower; the means of their scores say the opposite.
    const rows = raschRows(items, [0.6, -0.6, 0, 0], 2, (i, r) => (r === 0 ? i >= 150 : r === 1 ? i < 150 : true));
    const mean = (r: number) => {
      const given = rows.flatMap((row) => row[r] ?? []);
      return given.reduce((sum, each) => sum + each, 0) / given.length;
    };
    expect(mean(0)).toBeGreaterThan(mean(1));
    const [strict, mild] = defined(rasch(matrixOfRows(rows))).raters;
    expect(strict?.measure ?? 0).toBeGreaterThan((mild?.measure ?? 0) + 0.8);
  });

  test('[N11] an erratic rater does not fit', () => {
    const random = randomFrom(4);
    const rows = raschRows(items, severities, 3).map(([, ...others]) => [1 + Math.floor(random() * 3), ...others]);
    const [erratic, ...others] = defined(rasch(matrixOfRows(rows))).raters;
    for (const { outfit } of others) expect(erratic?.outfit ?? 0).toBeGreaterThan(outfit);
    expect(erratic?.infit ?? 0).toBeGreaterThan(1.3);
  });

  test('[N11] items and raters with only lowest or highest scores, and categories nobody used, are left out and named', () => {
    const rows: Rows = [
      [1, 1, 5],
      [5, 5, 5],
      [1, 3, 5],
      [3, 1, 5],
      [3, 5, 5],
      [5, 3, 5],
      [1, 5, 5],
    ];
    const result = defined(rasch(matrixOfRows(rows)));
    expect(result.extremeRaters).toEqual(['3']);
    expect(result.extremeItems).toEqual(['1', '2']);
    expect(result.unusedCategories).toEqual(['2', '4']);
    expect(result.thresholds).toHaveLength(2);
  });

  test('[N1] [N11] what nothing connects is not compared, and only extremes give nothing', () => {
    expect(
      rasch(
        matrixOfRows([
          [1, 2, null, null],
          [2, 1, null, null],
          [null, null, 1, 2],
          [null, null, 2, 1],
        ]),
      ),
    ).toEqual({
      undefined: 'not-connected',
    });
    expect(
      rasch(
        matrixOfRows([
          [1, 1],
          [2, 2],
        ]),
      ),
    ).toEqual({ undefined: 'only-extremes' });
    expect(rasch(matrixOfRows([]))).toEqual({ undefined: 'no-ratings' });
  });

  test('[N4] does not depend on names and order', () => {
    const rows = raschRows(items.slice(100, 140), severities, 5);
    const sorted = (of: Rows) =>
      defined(rasch(matrixOfRows(of), 1e-9))
        .raters.map(({ measure }) => measure)
        .toSorted((a, b) => a - b);
    for (const [i, measure] of sorted(shuffled(rows, 3)).entries())
      expect(measure).toBeCloseTo(sorted(rows)[i] ?? 9, 5);
  });

  test('[N1] never a number that is none', () => {
    fc.assert(
      fc.property(rowsByChance, (rows) => {
        const result = rasch(matrixOfRows(rows));
        if (!isDefined(result)) return true;
        return [...result.raters, ...result.items].every(({ measure, standardError, infit }) =>
          Number.isFinite(measure + standardError + infit),
        );
      }),
      { numRuns: 60 },
    );
  });
});

/** True classes 1..3, and raters who are right so often and else choose another at random; the last ones answer always 1. */
function labelled(items: number, competence: readonly number[], spammers: number, seed: number) {
  const random = randomFrom(seed);
  const truth = Array.from({ length: items }, () => 1 + Math.floor(random() * 3));
  const rows = truth.map((right) => [
    ...competence.map((share) => (random() < share ? right : 1 + ((right + Math.floor(random() * 2)) % 3))),
    ...Array.from({ length: spammers }, () => 1),
  ]);
  return { truth: truth.map(String), matrix: matrixOfRows(rows, 'nominal', [1, 2, 3]) };
}

const rightShare = (matrix: Parameters<typeof likeliest>[0], posteriors: number[][], truth: readonly string[]) => {
  const labels = [...likeliest(matrix, posteriors).values()];
  return labels.filter((label, i) => label === truth[i]).length / truth.length;
};

describe('classes from labels', { timeout: SLOW_MS }, () => {
  const { truth, matrix } = labelled(300, [0.9, 0.8, 0.7, 0.6], 3, 12);

  test('[N12] Dawid–Skene finds each rater’s error rates and the classes, although three of seven always say the same', () => {
    const result = defined(dawidSkene(matrix));
    expect(rightShare(matrix, result.posteriors, truth)).toBeGreaterThan(0.85);
    for (const [r, share] of [0.9, 0.8, 0.7, 0.6].entries()) {
      for (const c of [0, 1, 2]) expect(Math.abs((result.errorRates[r]?.[c]?.[c] ?? 0) - share)).toBeLessThan(0.17);
    }
    for (const c of [0, 1, 2]) expect(result.errorRates[5]?.[c]?.[0]).toBeCloseTo(1, 9);
  });

  test('[N12] MACE tells who knows from who guesses, and what they guess', () => {
    for (const method of ['variational', 'likelihood'] as const) {
      const result = defined(mace(matrix, { random: randomFrom(1), restarts: 5, method }));
      expect(rightShare(matrix, result.posteriors, truth)).toBeGreaterThan(0.85);
      const [best = 0, , , , spammer = 1] = result.competence;
      expect(best).toBeGreaterThan(0.75);
      expect(spammer).toBeLessThan(0.25);
      expect(result.guesses[4]?.[0] ?? 0).toBeGreaterThan(0.9);
    }
  });

  test('[N12] GLAD orders raters by ability', () => {
    const { truth: right, matrix: labels } = labelled(200, [0.95, 0.8, 0.65, 0.4], 0, 3);
    const result = defined(glad(labels));
    expect(rightShare(labels, result.posteriors, right)).toBeGreaterThan(0.9);
    expect(result.ability.toSorted((a, b) => b - a)).toEqual(result.ability);
  });

  test('[N12] where most raters share an error, the models call it the truth: they are no expert', () => {
    const random = randomFrom(8);
    const rows = Array.from({ length: 100 }, () => {
      const right = 1 + Math.floor(random() * 2);
      const believed = random() < 0.3 ? 1 : right;
      return [right, believed, believed, believed, believed];
    });
    const matrix = matrixOfRows(rows, 'nominal', [1, 2]);
    const labels = [...likeliest(matrix, defined(dawidSkene(matrix)).posteriors).values()];
    expect(labels).toEqual(rows.map(([, believed]) => String(believed)));
  });

  test('[N1] one category, one rater, no ratings', () => {
    for (const model of [dawidSkene, glad, (m: typeof matrix) => mace(m, { random: randomFrom(1) })]) {
      expect(model(matrixOfRows([[1, 1]], 'nominal', [1]))).toEqual({ undefined: 'one-category' });
      expect(model(matrixOfRows([[1], [2]], 'nominal', [1, 2]))).toEqual({ undefined: 'too-few-raters' });
      expect(model(matrixOfRows([[null, null]], 'nominal', [1, 2]))).toEqual({ undefined: 'no-ratings' });
    }
  });

  test('[N1] [N4] probabilities sum to 1 and do not depend on the order of raters', () => {
    fc.assert(
      fc.property(rowsByChance, (rows) => {
        const [a, b] = [
          matrixOfRows(rows, 'nominal'),
          matrixOfRows(
            rows.map((row) => row.toReversed()),
            'nominal',
          ),
        ];
        const [one, other] = [dawidSkene(a, { tolerance: 1e-7 }), dawidSkene(b, { tolerance: 1e-7 })];
        if (!isDefined(one) || !isDefined(other)) return isDefined(one) === isDefined(other);
        const sums = one.posteriors.map((row) => row.reduce((sum, each) => sum + each, 0));
        return (
          Math.abs(one.logLikelihood - other.logLikelihood) < 1e-4 && sums.every((sum) => Math.abs(sum - 1) < 1e-9)
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('Bradley–Terry', () => {
  test('[N13] strengths and ties that were drawn are found', () => {
    const strengths = new Map([
      ['a', 1],
      ['b', 0.4],
      ['c', -0.3],
      ['d', -1.1],
    ]);
    const random = randomFrom(15);
    const names = [...strengths.keys()];
    const comparisons = names.flatMap((first, i) =>
      names.slice(i + 1).map((second): Comparison => {
        const [p, q] = [Math.exp(strengths.get(first) ?? 0), Math.exp(strengths.get(second) ?? 0)];
        const result = { first, second, firstWins: 0, secondWins: 0, ties: 0 };
        const all = p + q + Math.sqrt(p * q);
        for (let game = 0; game < 1_500; game++) {
          const drawn = random() * all;
          if (drawn < p) result.firstWins++;
          else if (drawn < p + q) result.secondWins++;
          else result.ties++;
        }
        return result;
      }),
    );
    const { abilities, tie } = defined(bradleyTerry(comparisons, 'a'));
    for (const { name, ability, standardError } of abilities) {
      expect(Math.abs(ability - ((strengths.get(name) ?? 0) - 1))).toBeLessThan(3.5 * standardError + 1e-9);
    }
    expect(Math.abs(tie?.value ?? 9)).toBeLessThan(0.15);
  });

  test('[N13] equals who tie one time in five: ν is one half (Davidson 1970)', () => {
    const { abilities, tie } = defined(
      bradleyTerry([{ first: 'a', second: 'b', firstWins: 4, secondWins: 4, ties: 2 }]),
    );
    expect(tie?.value).toBeCloseTo(Math.log(0.5), 9);
    expect(abilities.map(({ ability }) => ability)).toEqual([0, expect.closeTo(0, 9)]);
  });

  test('[N1] [N13] who never lost, and groups that never met, have no strength', () => {
    const never = [{ first: 'a', second: 'b', firstWins: 3, secondWins: 0 }];
    expect(bradleyTerry(never)).toEqual({ undefined: 'never-beaten' });
    const even = (first: string, second: string) => ({ first, second, firstWins: 1, secondWins: 1 });
    expect(bradleyTerry([even('a', 'b'), even('c', 'd')])).toEqual({ undefined: 'never-beaten' });
    expect(bradleyTerry([])).toEqual({ undefined: 'too-few-items' });
  });
});
