// Agreement on spans: characters counted, and its three parts told apart.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { krippendorffAlpha } from '../../../shared/calibration/agreement/krippendorff.ts';
import { countsOf } from '../../../shared/calibration/counts.ts';
import { matrixFromRows } from '../../../shared/calibration/matrix.ts';
import { isDefined, numberOf } from '../../../shared/calibration/result.ts';
import { boundaries } from '../../../shared/calibration/spans/boundaries.ts';
import { type MarkedText, type Span, stretchesOf } from '../../../shared/calibration/spans/span.ts';
import { spanPairs } from '../../../shared/calibration/spans/span-f1.ts';
import { spanAlphas } from '../../../shared/calibration/spans/unitizing-alpha.ts';

const mark = (start: number, end: number, label = 'error'): Span => ({ start, end, label });
const text = (spans: Record<string, Span[]>, length = 20): MarkedText => ({
  item: 'a',
  length,
  spans: new Map(Object.entries(spans)),
});

const textByChance: fc.Arbitrary<MarkedText> = fc
  .array(
    fc.array(
      fc.record({
        start: fc.integer({ min: 0, max: 18 }),
        long: fc.integer({ min: 1, max: 8 }),
        label: fc.constantFrom('x', 'y'),
      }),
      { maxLength: 3 },
    ),
    { minLength: 2, maxLength: 4 },
  )
  .map((raters) => ({
    item: 'a',
    length: 20,
    spans: new Map(
      raters.map((marks, r) => [
        `r${r}`,
        marks.map(({ start, long, label }) => mark(start, Math.min(20, start + long), label)),
      ]),
    ),
  }));

test('[N14] is nominal alpha with each character as a unit, whatever the stretches', () => {
  fc.assert(
    fc.property(textByChance, (marked) => {
      const characters = stretchesOf(marked).flatMap(({ length, labels }) => Array.from({ length }, () => labels));
      const matrix = matrixFromRows(characters);
      const [whole, byCharacter] = [spanAlphas([marked]).whole, krippendorffAlpha(countsOf(matrix), matrix.scale)];
      if (!isDefined(whole) || !isDefined(byCharacter)) return isDefined(whole) === isDefined(byCharacter);
      return characters.length === 20 && Math.abs(whole.value - byCharacter.value) < 1e-9;
    }),
  );
});

test('[N14] detection, label and boundary are three things', () => {
  const otherLabel = spanAlphas([
    text({ a: [mark(2, 8, 'x'), mark(12, 15, 'y')], b: [mark(2, 8, 'y'), mark(12, 15, 'x')] }),
  ]);
  expect(numberOf(otherLabel.detection)).toBe(1);
  expect(numberOf(otherLabel.label)).toBeLessThan(0);
  expect(numberOf(otherLabel.whole)).toBeLessThan(1);

  const otherPlace = text({ a: [mark(2, 8, 'x'), mark(12, 16, 'y')], b: [mark(4, 8, 'x'), mark(12, 15, 'y')] });
  expect(numberOf(spanAlphas([otherPlace]).label)).toBe(1);
  expect(numberOf(spanAlphas([otherPlace]).detection)).toBeLessThan(1);
  expect(boundaries([otherPlace])).toEqual({ matched: 2, start: 1, end: 0.5, overlap: (4 / 6 + 3 / 4) / 2, exact: 0 });
});

test('[N14] a rater’s own overlapping marks are one stretch with both labels; each mark is matched once', () => {
  const both = stretchesOf(text({ a: [mark(0, 6, 'x'), mark(4, 9, 'y')], b: [] }, 10));
  expect(both).toEqual([
    { length: 4, labels: ['x', ''] },
    { length: 2, labels: ['x + y', ''] },
    { length: 3, labels: ['y', ''] },
    { length: 1, labels: ['', ''] },
  ]);
  expect(boundaries([text({ a: [mark(0, 10)], b: [mark(0, 4), mark(5, 10)] })])).toMatchObject({
    matched: 1,
    end: 0,
    start: 5,
  });
});

describe('edges', () => {
  test('[N1] [N14] nothing marked, nothing shared, one reader', () => {
    expect(spanAlphas([]).whole).toEqual({ undefined: 'no-ratings' });
    expect(spanAlphas([text({ a: [], b: [] })]).detection).toEqual({ undefined: 'no-spans' });
    expect(spanAlphas([text({ a: [mark(1, 3)] })]).whole).toEqual({ undefined: 'no-shared-items' });
    expect(spanAlphas([text({ a: [mark(1, 3)], b: [mark(5, 9)] })]).label).toEqual({ undefined: 'no-overlap' });
    expect(spanAlphas([text({ a: [mark(1, 3)], b: [mark(1, 3)] })]).label).toEqual({ undefined: 'no-variation' });
    expect(boundaries([text({ a: [mark(1, 3)], b: [mark(5, 9)] })])).toEqual({ undefined: 'no-overlap' });
  });

  test('[N4] [N14] raters may change places, and each text counts as often as it is said to', () => {
    fc.assert(
      fc.property(textByChance, textByChance, (one, other) => {
        const turned = { ...one, spans: new Map([...one.spans].toReversed()) };
        const close = (a?: number, b?: number) => (a === undefined ? b === undefined : Math.abs(a - (b ?? 9)) < 1e-9);
        const [plain, again] = [spanAlphas([one]), spanAlphas([turned])];
        const [twice, times] = [spanAlphas([one, one, other]), spanAlphas([one, other], Float64Array.of(2, 1))];
        return (['whole', 'detection', 'label'] as const).every(
          (part) =>
            close(numberOf(plain[part]), numberOf(again[part])) && close(numberOf(twice[part]), numberOf(times[part])),
        );
      }),
    );
  });

  test('[N14] F1 on characters and on exact spans, over the texts both read', () => {
    const texts = [
      text({ a: [mark(0, 4), mark(10, 12)], b: [mark(2, 4), mark(10, 12)], c: [] }),
      text({ a: [mark(0, 5)] }),
    ];
    const [ab, ac] = spanPairs(texts);
    expect(ab).toEqual({ first: 'a', second: 'b', texts: 1, characters: { value: 0.8 }, exact: { value: 0.5 } });
    expect(ac).toMatchObject({ first: 'a', second: 'c', characters: { value: 0 } });
    expect(spanPairs([text({ a: [], b: [] })])[0]?.exact).toEqual({ undefined: 'no-spans' });
  });
});
