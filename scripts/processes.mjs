// Runs Node programs: one after another, or as the last process, to which signals are passed on.
import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { env, node } from './runtime.mjs';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
/** One Ctrl-C can arrive twice (from the terminal and from npm); a second one within this time is the same one. */
const SAME_SIGNAL_MS = 300;
const PARENT_WATCH_MS = 500;

/**
 * Runs a Node program to its end with its output shown.
 * @param {string[]} argv program and arguments
 * @returns {number} exit code
 */
export function runNode(argv) {
  return spawnSync(node, argv, { stdio: 'inherit', env }).status ?? 1;
}

/**
 * Runs one Node program as the last thing this process does.
 * @param {string[]} argv program and arguments
 * @returns {Promise<number>} exit code
 */
export const lastProcess = (argv) => lastProcesses([{ argv }]);

/**
 * Runs Node programs side by side until one ends; then the others are asked to end as well.
 * @param {{ argv: string[], env?: Record<string, string> }[]} programs
 * @returns {Promise<number>} the exit code of the one that ended first
 */
export async function lastProcesses(programs) {
  const windows = process.platform === 'win32';
  // In a process group of its own a program gets a terminal's Ctrl-C only from us, and so exactly once:
  // a server takes a second one as "stop at once" and would cut off its writes.
  const children = programs.map((program) =>
    spawn(node, program.argv, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...env, ...program.env },
      detached: !windows,
    }),
  );
  /** When they were last told to stop, in ms; a second Ctrl-C of an impatient person is passed on as well. */
  let told = Number.NEGATIVE_INFINITY;
  /** @param {NodeJS.Signals} signal */
  function stop(signal) {
    told = performance.now();
    for (const child of children) child.kill(signal);
  }
  const stopUnlessTold = () => told === Number.NEGATIVE_INFINITY && stop('SIGTERM');

  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (windows || performance.now() - told < SAME_SIGNAL_MS) return;
      stop(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM');
    });
  }
  whenNpmIsGone(stopUnlessTold);

  const ends = children.map(
    (child) =>
      new Promise((/** @type {(code: number) => void} */ resolve) => {
        child.on('error', () => resolve(1));
        child.on('exit', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : (code ?? 1)));
      }),
  );
  const code = await Promise.race(ends);
  stopUnlessTold();
  await Promise.all(ends);
  return code;
}

/**
 * npm, when it is stopped, stops only the shell between it and us. So notice when that parent is gone.
 * @param {() => void} stop
 */
function whenNpmIsGone(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, PARENT_WATCH_MS);
  watch.unref();
}
