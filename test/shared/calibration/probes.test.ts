// Probes: what raters follow is found, what they do not follow is not; and what is set against people.
import { describe, expect, test } from 'vitest';
import type { Estimate } from '../../../shared/calibration/intervals/estimate.ts';
import { randomFrom } from '../../../shared/calibration/intervals/seeded.ts';
import { scoreAgainstPeople, scoreChoosesAlike } from '../../../shared/calibration/probes/automatic-score.ts';
import { chosen } from '../../../shared/calibration/probes/chosen.ts';
import { filterAudit } from '../../../shared/calibration/probes/filter-audit.ts';
import { probe } from '../../../shared/calibration/probes/probe.ts';
import { adjustSeveral } from '../../../shared/calibration/probes/several.ts';
import { formatMarks, textFacts } from '../../../shared/calibration/probes/text-facts.ts';
import { isDefined, type Known } from '../../../shared/calibration/result.ts';
import { deviate, matrixOfRows } from './random-ratings.ts';

const defined = <T extends object>(known: Known<T> | undefined): T => {
  if (known === undefined || !isDefined(known)) throw new Error('undefined');
  return known;
};
const clamp = (value: number) => Math.max(1, Math.min(5, Math.round(value)));

describe('facts of a text', () => {
  test('[N18] words, lists, bold, headings, tables, code and emoji are counted, and nothing inside code', () => {
    const facts = textFacts(
      [
        '# Heading',
        'Some **bold** and __more bold__, `inline **code**`, and 2 * 3 * 4.',
        '- one',
        '* two',
        '1. three',
        '| a | b |',
        '|---|---|',
        '| 1 | 2 |',
        '```js',
        '# no heading',
        '- no **list**',
        '```',
        'Bye 👩‍👩‍👧 🇩🇪 ❤️ 5',
      ].join('\n'),
    );
    expect(facts).toMatchObject({ lists: 3, bold: 2, headings: 1, tableRows: 2, code: 2, emoji: 3 });
    expect(formatMarks(facts)).toBe(8);
    expect(textFacts('a 😀 b')).toMatchObject({ characters: 5, words: 3, emoji: 1 });
    expect(textFacts('')).toMatchObject({ characters: 0, words: 0, emoji: 0, code: 0 });
    expect(textFacts('```\n- never closed')).toMatchObject({ lists: 0, code: 1 });
  });
});

describe('values', () => {
  const random = randomFrom(31);
  const lengths = Array.from({ length: 100 }, () => random() * 200);
  const noise = Array.from({ length: 100 }, () => random() * 200);
  // The first two raters follow length, the third does not.
  const rows = lengths.map((length) => {
    const quality = 3 + 0.7 * deviate(random);
    return [clamp(quality + (length - 100) / 60), clamp(quality + (length - 100) / 60), clamp(quality)];
  });
  const matrix = matrixOfRows(rows);

  test('[N18] raters who follow length are found, the one who does not is not', () => {
    const [first, second, third] = probe('length', matrix, (item) => lengths[item]).raters.map(({ result }) =>
      defined(result),
    );
    expect(first?.low).toBeGreaterThan(0.3);
    expect(second?.low).toBeGreaterThan(0.3);
    expect(third?.low).toBeLessThan(0);
  });

  test('[N18] pooled, an effect rests on as many items as there are, however many raters', () => {
    expect(defined(probe('length', matrix, (item) => lengths[item]).pooled)).toMatchObject({ n: 100 });
  });

  test('[N18] corrected for the tests made together: what is there stays, and chance alone rarely passes', () => {
    const [length, chance] = adjustSeveral([
      probe('length', matrix, (item) => lengths[item]),
      probe('noise', matrix, (item) => noise[item]),
    ]);
    expect(defined(length?.pooled).adjusted).toBeLessThan(0.001);
    expect(defined(chance?.pooled).adjusted).toBeGreaterThan(0.05);
    expect(defined(length?.raters[0]?.result).adjusted).toBeGreaterThanOrEqual(defined(length?.raters[0]?.result).p);

    // 40 sets of 20 probes of nothing: uncorrected nearly two thirds of the sets would have a false finding.
    let [found, uncorrected] = [0, 0];
    for (let set = 0; set < 40; set++) {
      const probes = Array.from({ length: 20 }, (_, i) => probe(String(i), matrix, () => random()));
      if (adjustSeveral(probes).some(({ pooled }) => defined(pooled).adjusted < 0.05)) found++;
      if (probes.some(({ pooled }) => defined<Estimate>(pooled).p < 0.05)) uncorrected++;
    }
    expect(found).toBeLessThan(7);
    expect(uncorrected).toBeGreaterThan(15);
  });

  test('[N1] [N18] a feature that never varies, or too few items, is undefined and no test', () => {
    const constant = probe('emoji', matrix, () => 0);
    expect(constant.pooled).toEqual({ undefined: 'constant-rater' });
    const [with_, without] = [
      adjustSeveral([constant, probe('length', matrix, (item) => lengths[item])]),
      adjustSeveral([probe('length', matrix, (item) => lengths[item])]),
    ];
    expect(with_[1]).toEqual(without[0]);
    expect(with_[0]?.pooled).toEqual({ undefined: 'constant-rater' });
  });
});

describe('preferences', () => {
  const scale = [1, 2, 3, 4];
  test('[N18] the side that is chosen more often than half is found; ties do not count', () => {
    const random = randomFrom(3);
    const rows = Array.from({ length: 80 }, () => [random() < 0.8 ? 4 : 1, random() < 0.5 ? 3 : 2]);
    const { raters, pooled } = chosen(
      'side',
      matrixOfRows(rows, 'ordinal', scale),
      rows.map(() => 1),
    );
    expect(defined(raters[0]?.result).low).toBeGreaterThan(0.6);
    expect(defined(raters[1]?.result)).toMatchObject({ n: 80 });
    expect(defined(raters[1]?.result).low).toBeLessThan(0.5);
    expect(defined(pooled).value).toBeCloseTo(
      (defined(raters[0]?.result).value + defined(raters[1]?.result).value) / 2,
      9,
    );
    const tied = chosen('side', matrixOfRows([[2], [2]], 'ordinal', [1, 2, 3]), [1, 1]);
    expect(tied.raters[0]?.result).toEqual({ undefined: 'no-ratings' });
  });

  test('[N18] longer preferred: counted by which of the two is longer, equal lengths left out', () => {
    const { raters } = chosen('length', matrixOfRows([[1], [4], [4], [1]], 'ordinal', scale), [-50, 20, -10, 0]);
    expect(raters[0]?.result).toMatchObject({ value: 2 / 3, n: 3 });
  });
});

test('[N23] an automatic score against people: order, contradictions first, and choices', () => {
  const items = ['a', 'b', 'c', 'd', 'e', 'f'];
  const { order, contradictions } = scoreAgainstPeople(items, [0.9, 0.2, 0.3, 0.4, 0.5, undefined], [1, 2, 3, 4, 5, 5]);
  expect(defined(order)).toMatchObject({ value: 0, n: 5 });
  expect(contradictions[0]).toEqual({ item: 'a', difference: 1 });
  expect(defined(scoreChoosesAlike([1, -1, 2, 0, 3], [1, 1, 1, 1, undefined]))).toMatchObject({ value: 2 / 3, n: 3 });
});

test('[N23] a filter that removed what the group judged better is found, and its best are listed first', () => {
  const items = Array.from({ length: 20 }, (_, i) => `i${i}`);
  const values = items.map((_, i) => (i < 8 ? 4 + (i % 3) / 4 : 3 + (i % 3) / 4));
  const audit = filterAudit(
    items,
    [...values.slice(0, 19), undefined],
    items.map((_, i) => i < 8),
  );
  expect(audit).toMatchObject({ kept: 11, removed: 8 });
  expect(defined(audit.difference).low).toBeGreaterThan(0.5);
  expect(defined(audit.dominance).value).toBe(1);
  expect(audit.removedByValue[0]).toEqual({ item: 'i2', value: 4.5 });
  expect(
    filterAudit(
      items,
      values,
      items.map(() => false),
    ).dominance,
  ).toEqual({ undefined: 'no-ratings' });
});
