// Suspects when there is no expert: items where an answer is more popular than people expected, and is not the majority's.
import type { Rating } from '../rating.ts';
import { type Known, undefinedFor } from '../result.ts';
import type { Scale } from '../scale.ts';
import { leading } from './reference.ts';

export interface Suspect {
  item: string;
  /** Names of the categories. */
  majority: string;
  surprising: string;
  /** Share that chose the surprising answer, and the share that people expected for it. */
  actual: number;
  expected: number;
  ratings: number;
  predictions: number;
}

/** Shares that differ by less are equal. */
const ROUNDING = 1e-9;

/**
 * Prelec, Seung & McCoy (2017) "A solution to the single-question crowd wisdom problem": the answer whose actual share exceeds its expected
 * share most. Each person was asked only what share of the others would choose as they did; what they left over is spread evenly over the other
 * categories (with two categories that is exact). A suspect is an item whose surprisingly popular answer is not its majority, most surprising
 * first. Undefined when nobody predicted anything.
 */
export function suspects(
  ratings: readonly Rating[],
  scale: Scale,
  fewestPredictions = 3,
): Known<{ suspects: Suspect[] }> {
  const k = scale.labels.length;
  if (ratings.every(({ expectedShare }) => expectedShare === undefined)) return undefinedFor('no-predictions');
  if (k < 2) return undefinedFor('one-category');
  const found = [...Map.groupBy(ratings, ({ item }) => item)].flatMap(([item, group]): Suspect[] => {
    const codes = group.flatMap(({ value }) => scale.codes.get(value) ?? []);
    const predictions = group.flatMap(({ value, expectedShare }) => {
      const code = scale.codes.get(value);
      return code === undefined || expectedShare === undefined ? [] : [{ code, share: expectedShare }];
    });
    const majority = leading(codes);
    if (majority === undefined || predictions.length < fewestPredictions) return [];
    const answers = scale.labels.map((_, code) => {
      const actual = codes.filter((each) => each === code).length / codes.length;
      const expected =
        predictions.reduce((sum, each) => sum + (each.code === code ? each.share : (1 - each.share) / (k - 1)), 0) /
        predictions.length;
      return { code, actual, expected };
    });
    const [best] = answers.toSorted((a, b) => b.actual - b.expected - (a.actual - a.expected));
    if (best === undefined || best.code === majority || best.actual - best.expected < ROUNDING) return [];
    const name = (code: number) => scale.labels[code] ?? '';
    return [
      {
        item,
        majority: name(majority),
        surprising: name(best.code),
        actual: best.actual,
        expected: best.expected,
        ratings: codes.length,
        predictions: predictions.length,
      },
    ];
  });
  return { suspects: found.toSorted((a, b) => b.actual - b.expected - (a.actual - a.expected)) };
}
