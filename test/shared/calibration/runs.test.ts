// Runs of consecutive examples: none found where there is nothing, those that were planted found where they are.
import { describe, expect, test } from 'vitest';
import { randomFrom } from '../../../shared/calibration/intervals/seeded.ts';
import { runsIn } from '../../../shared/calibration/patterns/runs.ts';
import { mostOutstanding } from '../../../shared/calibration/patterns/scan.ts';
import { wording } from '../../../shared/calibration/patterns/wording.ts';
import { isDefined } from '../../../shared/calibration/result.ts';
import { reportOn } from '../../../shared/calibration/room/report.ts';
import { anExample, aRoomWith } from './room/a-room-of-ratings.ts';

const N = 60;
const by = (seed: number, value: (random: () => number) => number, n = N): number[] => {
  const random = randomFrom(seed);
  return Array.from({ length: n }, () => value(random));
};
/** Even, mostly nothing, and with values far away: what texts are like. */
const shapes = {
  even: (random: () => number) => random(),
  rare: (random: () => number) => (random() < 0.85 ? 0 : Math.ceil(random() * 3)),
  far: (random: () => number) => 1 / (random() + 0.01),
  'yes or no': (random: () => number) => Number(random() < 0.3),
};
const randomOf = (feature: string) => randomFrom(feature.length);

describe('data by chance', () => {
  const FAMILIES = 200;
  test('[N39] over all features together, runs are found no more often than the level says', () => {
    let families = 0;
    for (let seed = 0; seed < FAMILIES; seed++) {
      const features = new Map(Object.entries(shapes).map(([name, shape], at) => [name, by(seed * 7 + at, shape)]));
      if (runsIn(features, { randomOf, orders: 399 }).length > 0) families++;
    }
    // 10 are expected; three standard errors more would be a fault.
    expect(families).toBeLessThanOrEqual(19);
    // It does look: a test that never finds anything would pass too.
    expect(families).toBeGreaterThan(0);
  });

  test.each(Object.entries(shapes))('[N39] the chance of a run in %s values is no less than it says', (_, shape) => {
    const chances = Array.from({ length: 200 }, (_each, seed) => {
      const found = mostOutstanding(by(seed + 5_000, shape), { random: randomFrom(seed), orders: 99 });
      return isDefined(found) ? found.p : 1;
    });
    for (const level of [0.05, 0.1, 0.3]) {
      const most = 200 * level + 3 * Math.sqrt(200 * level * (1 - level));
      expect(chances.filter((p) => p <= level).length).toBeLessThanOrEqual(most);
    }
  });
});

describe('planted runs', () => {
  const withRun = (seed: number, from: number, to: number, more = 2): number[] =>
    by(seed, shapes.even, 100).map((value, at) => (at >= from && at < to ? value + more : value));

  test.each([
    [0, 4],
    [40, 46],
    [80, 100],
  ])('[N39] from %i to %i', (from, to) => {
    const values = withRun(from, from, to);
    const [found, ...others] = runsIn(
      new Map([
        ['planted', values],
        ['other', by(99, shapes.even, 100)],
      ]),
      { randomOf },
    );
    expect(found).toMatchObject({ feature: 'planted', from, to });
    expect(others).toEqual([]);
  });

  test('[N39] two runs of one feature are two, in their order', () => {
    const values = withRun(4, 20, 26, 3).map((value, at) => (at >= 70 && at < 74 ? value + 2 : value));
    expect(runsIn(new Map([['planted', values]]), { randomOf }).map(({ from, to }) => [from, to])).toEqual([
      [20, 26],
      [70, 74],
    ]);
  });

  test('[N39] beside a planted run no more are found than the level says', () => {
    const more = Array.from({ length: 150 }, (_, seed) =>
      runsIn(new Map([['planted', withRun(seed, 50, 56, 3)]]), { randomOf, orders: 199 }),
    ).filter((runs) => runs.length > 1);
    // 7.5 are expected at most; three standard errors more would be a fault.
    expect(more.length).toBeLessThanOrEqual(15);
  });

  test('[N39] values that only stand beside each other because others were left out are no run', () => {
    const values = withRun(5, 40, 46, 4);
    const apart = { follows: values.map((_, at) => at < 40 || at > 46) };
    const found = mostOutstanding(values, { random: randomFrom(1), ...apart });
    expect(isDefined(found) && found.p).toBeGreaterThan(0.05);
  });

  test('[N1] [N39] too few values, and values without any difference, have no run and say why', () => {
    expect(mostOutstanding(by(1, shapes.even, 19), { random: randomFrom(1) })).toEqual({ undefined: 'too-few-items' });
    expect(mostOutstanding(new Array<number>(50).fill(3), { random: randomFrom(1) })).toEqual({
      undefined: 'no-spread',
    });
  });
});

describe('in a room', () => {
  const hedged = 'It might perhaps be so, and it could possibly seem otherwise.';
  const plain = 'It is so, and nobody has ever seen it otherwise here.';
  const room = (open: (number: number) => boolean) =>
    reportOn(
      aRoomWith({
        examples: Array.from({ length: 40 }, (_, at) => at + 1)
          .filter(open)
          .map((number) =>
            anExample(
              number,
              { sealed: { models: number >= 11 && number <= 15 ? ['heron', 'oxbow'] : ['oxbow', 'heron'] } },
              number >= 11 && number <= 15 ? [plain, hedged] : [plain, plain],
            ),
          ),
      }),
    ).part('runs').value;

  test('[N39] a run is named with its examples, the response that has it, and who wrote all of it', () => {
    expect(room(() => true).runs).toMatchObject([
      {
        ...{ manner: 'hedging', from: 11, to: 15, by: 'oxbow' },
        items: [11, 12, 13, 14, 15].map((number) => `example-${number}/1`),
      },
    ]);
  });

  test('[N30] [N39] examples that are not open are neither searched nor bridged', () => {
    const { runs, searched } = room((number) => number !== 13);
    expect(searched).toBe(39);
    expect(runs).toEqual([]);
  });
});

test('[N39] words are counted as whole words, outside of longer ones', () => {
  expect(wording('Maybe it may be; dismay is no hedge, nor is mightily. It’s hard to say!')).toMatchObject({
    hedges: 3,
    exclamations: 1,
  });
  expect(wording('I’m sorry, but I can’t help with that. Please consult a qualified tax lawyer?')).toMatchObject({
    ...{ refusals: 1, apologies: 1, referrals: 1, questions: 1 },
  });
  expect(wording('a != b && !c; https://example.org/?q=1')).toMatchObject({ questions: 0 });
});
