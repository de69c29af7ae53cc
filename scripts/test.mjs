// Mode test: unit, contract and component tests with Vitest, stories in real browsers with Playwright, one sum at the end.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { buildClientWhenChanged } from './build.mjs';
import { runNode } from './processes.mjs';
import { conclusion, NOTHING, storyTally, unitTally, withFailureOfRunner } from './tally.mjs';

const UNIT_REPORT = 'test-results/unit.json';
const STORY_REPORT = 'test-results/e2e.json';

/** @param {string[]} names parts of file names; none means all tests. Those with `e2e` in them go to Playwright, the rest to Vitest */
export async function test(names) {
  const stories = names.filter((name) => /(^|[/\\])e2e([/\\]|$)/.test(name));
  const units = names.filter((name) => !stories.includes(name));
  const all = names.length === 0;

  mkdirSync('test-results', { recursive: true });
  for (const report of [UNIT_REPORT, STORY_REPORT]) rmSync(report, { force: true });

  const built = buildClientWhenChanged() || complain('The client could not be built; the reason is above.');
  const browser = runNode(['scripts/browser.mjs']) === 0;
  const tallies = [built && browser ? NOTHING : { ...NOTHING, failed: 1 }];

  if (all || units.length > 0) tallies.push(runUnits(units));
  if ((all || stories.length > 0) && built && browser) tallies.push(runStories(stories));

  const { line, code } = conclusion(tallies);
  console.log(`\n${line}`);
  return code;
}

/** @param {string[]} names */
function runUnits(names) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`];
  const code = runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...names]);
  return withFailureOfRunner(unitTally(reportIn(UNIT_REPORT)), code);
}

/** @param {string[]} names */
function runStories(names) {
  const code = runNode(['node_modules/@playwright/test/cli.js', 'test', ...names]);
  return withFailureOfRunner(storyTally(reportIn(STORY_REPORT)), code);
}

/** @param {string} file */
function reportIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** @param {string} message */
function complain(message) {
  console.error(`\n${message}`);
  return false;
}
