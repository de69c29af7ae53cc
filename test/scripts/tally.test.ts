// The one line that sums up all test runners.
import { expect, test } from 'vitest';
import { conclusion, storyTally, unitTally, withFailureOfRunner } from '../../scripts/tally.mjs';

const unit = unitTally({ numPassedTests: 40, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1 });
const story = storyTally({ stats: { expected: 5, flaky: 1, unexpected: 0, skipped: 1 } });

test('[R12] both runners are summed', () => {
  expect(conclusion([unit, story])).toEqual({ line: '46 passed, 0 failed, 4 skipped', code: 0 });
});

test('[R12] one failed test anywhere is an error', () => {
  const failed = storyTally({ stats: { expected: 5, flaky: 0, unexpected: 1, skipped: 0 } });
  expect(conclusion([unit, failed])).toEqual({ line: '45 passed, 1 failed, 3 skipped', code: 1 });
});

test('[R12] a runner that failed without a failed test, or left no report, counts as one failure', () => {
  expect(conclusion([withFailureOfRunner(unit, 1)])).toEqual({ line: '40 passed, 1 failed, 3 skipped', code: 1 });
  expect(conclusion([unit, withFailureOfRunner(storyTally(undefined), 1)]).code).toBe(1);
});

test('[R12] when no test ran, that is an error, even if some were skipped', () => {
  expect(conclusion([unitTally(undefined)])).toEqual({ line: '0 passed, 0 failed, 0 skipped', code: 1 });
  expect(conclusion([{ passed: 0, failed: 0, skipped: 3 }]).code).toBe(1);
});
