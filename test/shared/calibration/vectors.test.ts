// Test vectors: published ones that are here, those beside the repository when they are there, and that a wrong value is noticed.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluate, holds, statisticNames } from '../../../shared/calibration/vectors/evaluate.ts';
import { Vector, Vectors } from '../../../shared/calibration/vectors/vector.ts';
import { published } from './published.ts';

test.each(published)('[N2] $name ($statistic): $source', (vector) => {
  const result = evaluate(Vector.parse(vector));
  expect(result).toEqual({ name: vector.name, statistic: vector.statistic, mismatches: [] });
});

const FILE = '../shared/stats/vectors.json';
const beside = existsSync(FILE) ? Vectors.parse(JSON.parse(readFileSync(FILE, 'utf8'))) : [];

describe.skipIf(beside.length === 0)(
  'the vectors of shared/stats, skipped when they are not there',
  { timeout: 30_000 },
  () => {
    test.each(beside)('[N2] $name', (vector) => {
      expect(evaluate(vector)).toEqual({ name: vector.name, statistic: vector.statistic, mismatches: [] });
    });
  },
);

describe('what is noticed', () => {
  const [first] = published;
  if (first === undefined) throw new Error('no vectors');
  const planted = (change: Partial<Vector>) => evaluate(Vector.parse({ ...first, ...change }));

  test('[N3] a value that is off by more than the tolerance', () => {
    const result = planted({ expected: { alpha: 0.745 } });
    expect(holds(result)).toBe(false);
    expect(result.mismatches).toEqual([{ at: 'alpha', expected: '0.745', got: expect.stringMatching(/^0\.7434/) }]);
  });

  test('[N3] a result with a name that there is not, a number where nothing is defined, and the other way round', () => {
    expect(planted({ expected: { kappa: 1 } }).mismatches).toEqual([{ at: 'kappa', expected: '1', got: 'nothing' }]);
    expect(planted({ expected: { alpha: null } }).mismatches).toMatchObject([{ expected: 'undefined' }]);
    expect(planted({ input: { data: [[1, 1]] } }).mismatches).toMatchObject([{ got: 'undefined (no-variation)' }]);
  });

  test('[N3] lists of another length, and each wrong value inside them', () => {
    const exact = (ci: number[]) =>
      evaluate(
        Vector.parse({
          name: 'x',
          statistic: 'bootstrap_percentile_exact',
          input: { x: [0, 1] },
          expected: { ci },
          tolerance: 1e-9,
        }),
      );
    expect(exact([0.0375]).mismatches).toEqual([{ at: 'ci', expected: '1 values', got: '2 values' }]);
    expect(exact([0.0375, 0]).mismatches).toMatchObject([{ at: 'ci[1]', expected: '0' }]);
  });

  test('[N3] a statistic that there is not, and an input without what its statistic needs', () => {
    expect(planted({ statistic: 'kappa_max' }).fault).toBe('There is no statistic called kappa_max.');
    expect(planted({ input: {} }).fault).toBe('The input has no data.');
    expect(holds(planted({ input: {} }))).toBe(false);
  });

  test('[N2] every statistic but the models that have no small published data is proved by a vector that is here', () => {
    const proved = new Set(published.map(({ statistic }) => statistic));
    const elsewhere = ['bootstrap_alpha_ci', 'dawid_skene', 'fleiss_kappa_missing', 'gwet_ac2', 'label_aggregation'];
    expect(statisticNames.filter((name) => !proved.has(name))).toEqual(elsewhere);
  });
});
