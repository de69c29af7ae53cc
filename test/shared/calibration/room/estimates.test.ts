// What a room estimates rather than counts: likely answers without an expert, and how strong models are.
import { describe, expect, test } from 'vitest';
import { randomFrom } from '../../../../shared/calibration/intervals/seeded.ts';
import { betaQuantile, regularizedBeta } from '../../../../shared/calibration/numbers/student.ts';
import { isDefined } from '../../../../shared/calibration/result.ts';
import { reportOn } from '../../../../shared/calibration/room/report.ts';
import type { RoomData } from '../../../../shared/calibration/room/room-data.ts';
import { aJudgment, anExample, aRoomWith, labelsWith } from './a-room-of-ratings.ts';

describe('likely answers', () => {
  const knowing = ['ann', 'ben', 'cat'];
  const guessing = ['dan', 'eve', 'fay', 'gus'];
  /** Three know which responses hold a critical error, four say yes or no by chance; the expert sees what the three see. */
  const room = (examples: number): RoomData => {
    const random = randomFrom(11);
    const judgments = Array.from({ length: examples }, (_, at) => at + 1).flatMap((number) => {
      const truth = random() < 0.4;
      return [
        ...knowing.map((who) => aJudgment(who, number, { 'critical-error.0': random() < 0.97 ? truth : !truth })),
        ...guessing.map((who) => aJudgment(who, number, { 'critical-error.0': random() < 0.5 })),
        aJudgment('exa', number, { 'critical-error.0': truth }),
      ];
    });
    const all = Array.from({ length: examples }, (_, at) => anExample(at + 1));
    return aRoomWith({ examples: all, judgments }, { exa: 'expert' });
  };
  const likely = (examples: number) => {
    const found = reportOn(room(examples))
      .part('likely')
      .value.find(({ measure }) => measure === 'critical-error');
    if (found === undefined) throw new Error('no critical errors');
    return found.answers;
  };

  test('[N12] [N40] who knows is told from who guesses, and the likely answer is the experts’ more often than that of most', () => {
    const answers = likely(80);
    if (!isDefined(answers)) throw new Error(answers.undefined);
    const low = answers.raters.filter(({ rater }) => knowing.includes(rater)).map(({ knows }) => knows.low);
    const high = answers.raters.filter(({ rater }) => guessing.includes(rater)).map(({ knows }) => knows.high);
    expect(Math.min(...low)).toBeGreaterThan(Math.max(...high));
    expect(
      answers.raters.map(({ rater }) => rater),
      'experts are left out',
    ).not.toContain('exa');
    const { of, likely: right, majority } = answers.expert ?? { of: 0, likely: 0, majority: 0 };
    expect(of).toBe(80);
    expect(right).toBeGreaterThan(majority);
    expect(right).toBeGreaterThanOrEqual(76);
    expect(answers.againstMajority.length).toBeGreaterThan(0);
  });

  test('[N1] [N40] of too few items it says so', () => {
    expect(likely(19)).toEqual({ undefined: 'too-few-items' });
  });

  test('[N2] quantiles of the Beta distribution are where the distribution says', () => {
    for (const [p, a, b] of [
      [0.025, 3.5, 7.5],
      [0.975, 80.5, 0.5],
      [0.5, 1, 1],
    ] as const)
      expect(regularizedBeta(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 9);
  });
});

describe('models', () => {
  /** Heron is preferred to oxbow four times in five; tapir to neither; by three people, one of them an expert of the opposite taste. */
  const room = (about: { open?: (number: number) => boolean; named?: boolean } = {}) => {
    const { open = () => true, named = true } = about;
    const random = randomFrom(5);
    const strength: Record<string, number> = { heron: 1.5, tapir: 0, oxbow: -1.5 };
    const names = Object.keys(strength);
    const examples = Array.from({ length: 90 }, (_, at) => {
      const models = [names[at % 3] ?? '', names[(at + 1 + (at % 2)) % 3] ?? ''];
      const [a = 0, b = 0] = models.map((model) => strength[model] ?? 0);
      const chooses = (taste: number) =>
        random() < 0.1 ? 'tie' : random() < 1 / (1 + Math.exp(taste * (b - a))) ? 'A' : 'B';
      const ratings = [
        { rater: 'One', dimension: 'preference', value: chooses(1) },
        { rater: 'Two', dimension: 'preference', value: at === 7 ? 'both bad' : chooses(1) },
        { rater: 'Expert', dimension: 'preference', value: chooses(-1) },
      ];
      return anExample(at + 1, { sealed: named ? { models } : {}, labels: labelsWith(ratings, { Expert: 'expert' }) });
    });
    return reportOn(aRoomWith({ examples: examples.filter(({ number }) => open(number)) })).part('models').value;
  };
  const order = (of: ReturnType<typeof room>[number] | undefined) => of?.models.map(({ model }) => model);

  test('[N13] [N41] people and experts apart, strongest first, each with an interval; both bad is no tie', () => {
    const [people, experts] = room();
    expect(order(people)).toEqual(['heron', 'tapir', 'oxbow']);
    expect(order(experts)).toEqual(['oxbow', 'tapir', 'heron']);
    expect(people).toMatchObject({ who: 'people', items: 90, choices: 179, bothBad: 1 });
    const heron = people?.models[0]?.strength;
    expect(heron && isDefined(heron) && heron.low > 0.5 && heron.high < 1 && heron.value > heron.low).toBe(true);
  });

  test('[N41] several people who choose alike on the same examples make the interval no narrower', () => {
    const copied = (copies: number) => {
      const random = randomFrom(8);
      const examples = Array.from({ length: 40 }, (_, at) => {
        const value = random() < 0.65 ? 'A' : 'B';
        const ratings = Array.from({ length: copies }, (_each, who) => ({
          rater: `R${who}`,
          dimension: 'preference',
          value,
        }));
        return anExample(at + 1, { sealed: { models: ['heron', 'oxbow'] }, labels: labelsWith(ratings) });
      });
      const strength = reportOn(aRoomWith({ examples })).part('models').value[0]?.models[0]?.strength;
      return strength && isDefined(strength) ? strength.high - strength.low : Number.NaN;
    };
    expect(copied(6)).toBeCloseTo(copied(1), 6);
  });

  test('[N30] [N41] where models are not open, or too few examples are, nothing is said of them', () => {
    expect(room({ named: false })).toEqual([]);
    const few = room({ open: (number) => number <= 9 });
    expect(few.flatMap(({ models }) => models.map(({ strength }) => isDefined(strength)))).not.toContain(true);
  });
});
