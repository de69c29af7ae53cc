// Movement: conformity and learning told apart, the mover left out of the majority, and what was said before.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cameBefore } from '../../../shared/calibration/movement/came-before.ts';
import { movesOf } from '../../../shared/calibration/movement/moves.ts';
import { byRater, summarize } from '../../../shared/calibration/movement/summary.ts';
import { isDefined } from '../../../shared/calibration/result.ts';
import { matrixOfRows, rowsByChance } from './random-ratings.ts';

test('[N10] [N19] the majority is that of the others: whoever moves away from their own value moves toward them', () => {
  const moves = movesOf(matrixOfRows([[1, 1, 5]], 'nominal'), matrixOfRows([[1, 1, 1]], 'nominal'));
  expect(moves[2]).toMatchObject({ from: 4, to: 0, towardMajority: 1, awayFromMajority: 1 });
  // Without the first there is one 1 and one 5: no majority.
  expect(moves[0]).toMatchObject({ towardMajority: undefined });
});

test('[N19] on an ordered scale the way to the median of the others and to the expert is counted in points', () => {
  const [, , third] = movesOf(matrixOfRows([[4, 5, 1]]), matrixOfRows([[4, 5, 3]]), [2]);
  expect(third).toMatchObject({ towardMajority: 2, awayFromMajority: 3.5, towardExpert: 0, awayFromExpert: 1 });
});

test('[N19] giving in and learning are different numbers', () => {
  // The group says 5, the expert 1. Rater 3 gives in; rater 4 learns against the group.
  const blind = matrixOfRows([[5, 5, 2, 4]]);
  const revised = matrixOfRows([[5, 5, 5, 1]]);
  const { conformity, learning, moved, misled, against, judgments } = summarize(movesOf(blind, revised, [1]));
  expect(judgments).toBe(4);
  expect(moved).toMatchObject({ value: 0.5, n: 4 });
  expect(conformity).toMatchObject({ value: 1 / 4 });
  expect(learning).toMatchObject({ value: 1 / 4, n: 4 });
  expect(misled.map(({ rater }) => rater)).toEqual(['3']);
  expect(against.map(({ rater }) => rater)).toEqual(['4']);
});

test('[N1] [N19] nobody who could have learned: undefined, not zero', () => {
  const summary = summarize(movesOf(matrixOfRows([[1, 1]]), matrixOfRows([[1, 1]])));
  expect([summary.learning, summary.conformity, summary.meanStepToExpert].map(isDefined)).toEqual([
    false,
    false,
    false,
  ]);
  expect(summarize([]).moved).toEqual({ undefined: 'no-ratings' });
});

test('[N19] who does not move comes no nearer to anything, and every judgment belongs to one rater', () => {
  fc.assert(
    fc.property(rowsByChance, (rows) => {
      const matrix = matrixOfRows(rows);
      const moves = movesOf(
        matrix,
        matrix,
        rows.map(() => 3),
      );
      const still = moves.every(
        ({ towardMajority = 0, towardExpert = 0 }) => towardMajority === 0 && towardExpert === 0,
      );
      return still && byRater(moves).reduce((sum, { movement }) => sum + movement.judgments, 0) === moves.length;
    }),
  );
});

test('[N19] what of the discussion came before a move: of others, on the item, latest first, with what already lay there', () => {
  const said = [
    { id: 'early', author: 'ben', item: 'x', at: 10 },
    { id: 'own', author: 'ada', item: 'x', at: 30 },
    { id: 'elsewhere', author: 'ben', item: 'y', at: 30 },
    { id: 'argument', author: 'cleo', item: 'x', at: 40 },
    { id: 'afterwards', author: 'ben', item: 'x', at: 60 },
  ];
  const before = cameBefore({ rater: 'ada', item: 'x', shownAt: 20, movedAt: 50 }, said);
  expect(before.map(({ entry, afterShown }) => [entry.id, afterShown])).toEqual([
    ['argument', true],
    ['early', false],
  ]);
});
