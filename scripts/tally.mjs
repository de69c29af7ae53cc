// Sums what the test runners report into one plain line.

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @type {Tally} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * What Vitest's JSON report says.
 * @param {{ numPassedTests?: number, numFailedTests?: number, numPendingTests?: number, numTodoTests?: number } | undefined} report
 * @returns {Tally}
 */
export function unitTally(report) {
  return {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

/**
 * What Playwright's JSON report says. A test that passed only when repeated counts as passed.
 * @param {{ stats?: { expected: number, flaky: number, unexpected: number, skipped: number } } | undefined} report
 * @returns {Tally}
 */
export function storyTally(report) {
  const stats = report?.stats;
  if (!stats) return NOTHING;
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/**
 * A runner can fail without a failed test: a file that does not load, an error between tests. That counts as one failure.
 * @param {Tally} tally
 * @param {number} code the runner's exit code
 * @returns {Tally}
 */
export function withFailureOfRunner(tally, code) {
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/**
 * @param {Tally[]} tallies
 * @returns {{ line: string, code: number }} the line to print last; code 1 when a test failed or none ran
 */
export function conclusion(tallies) {
  const sum = (/** @type {keyof Tally} */ what) => tallies.reduce((so, each) => so + each[what], 0);
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
  const code = failed > 0 || passed + failed === 0 ? 1 : 0;
  return { line: `${passed} passed, ${failed} failed, ${skipped} skipped`, code };
}
