// Mode check: runs every check, goes on after a failure, and says of each whether it holds and how long it took.
import { spawnSync } from 'node:child_process';
import { env, node } from './runtime.mjs';

const ARROWS = ['run', '--project', 'node', 'test/architecture.test.ts'];

/** Each check is one or more programs, all of which must end well. @type {Record<string, string[][]>} */
const checks = {
  'format and lint': [['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']],
  types: [
    ['node_modules/svelte-check/bin/svelte-check', '--tsgo', '--fail-on-warnings', '--output', 'human'],
    // Without DOM and Node types: what is shared must run anywhere.
    ['node_modules/@typescript/native/bin/tsc', '--project', 'shared/tsconfig.json'],
  ],
  unused: [['node_modules/knip/bin/knip.js', '--no-progress']],
  spec: [['scripts/check-spec.mjs']],
  arrows: [['node_modules/vitest/vitest.mjs', ...ARROWS]],
  migrations: [['scripts/check-migrations.mjs']],
};

/** @param {string[]} names words in the names of the checks to run; none means all */
export async function check(names) {
  const chosen = Object.entries(checks).filter(
    ([name]) => names.length === 0 || names.some((word) => name.includes(word)),
  );
  if (chosen.length === 0) {
    console.error(`There is no such check. The checks are: ${Object.keys(checks).join(', ')}.`);
    return 1;
  }
  const failed = chosen.filter(([name, programs]) => !holds(name, programs)).map(([name]) => name);
  console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}.` : '\nAll checks hold.');
  return failed.length > 0 ? 1 : 0;
}

/**
 * @param {string} name
 * @param {string[][]} programs
 */
function holds(name, programs) {
  const began = performance.now();
  const runs = programs.map((argv) =>
    spawnSync(node, argv, { env: { ...env, ...colour() }, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' }),
  );
  const ok = runs.every(({ status }) => status === 0);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${ok ? 'ok    ' : 'failed'}  ${name.padEnd(16)} ${seconds.padStart(5)} s`);
  for (const { status, stdout, stderr } of runs) if (status !== 0) console.log(`\n${stdout}${stderr}`);
  return ok;
}

/** The checks' output is kept until one fails, so they cannot see that it will be shown on a terminal. */
function colour() {
  return process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1' } : {};
}
