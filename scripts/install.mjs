// Installs the dependencies when the lock file asks for something else than what is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isNewEnough, shippedNode } from './which-node.mjs';

const STAMP = 'node_modules/.tableread-lock';
// better-sqlite3 brings prebuilt binaries, yet npm would compile it: hence --ignore-scripts.
// NODE_ENV=production and an omit setting of the user would leave Vite and the shipped Node out: hence --include.
const OPTIONS = '--ignore-scripts --include=dev --include=optional --no-audit --no-fund --loglevel=error'.split(' ');

/** Makes node_modules what package-lock.json says. Ends the process with a message when npm fails. */
export function installWhenLockChanged() {
  const lock = readFileSync('package-lock.json', 'utf8');
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  if (!isInstalled(JSON.parse(lock).packages, packagesNpmLeft())) {
    console.error('Installing the dependencies (first run, or the lock file changed) …');
    npm(['ci', ...OPTIONS]);
  }
  const shipped = shippedNode(process.platform, process.arch);
  if (!isNewEnough(process.versions.node) && existsSync(shipped)) {
    // npm leaves out optional packages that do not admit the Node it runs on, and Vite's bundler is one of them.
    npm(['install', '--no-save', ...OPTIONS], `${path.dirname(shipped)}${path.delimiter}${process.env.PATH}`);
  }
  writeFileSync(STAMP, wanted);
}

/**
 * Whether somebody installed the same with npm already (`npm install`, `npm ci`).
 * @param {Record<string, { version?: string, optional?: boolean }>} wanted packages of package-lock.json by place
 * @param {Record<string, { version?: string }>} present packages npm noted down as installed, by place
 */
export function isInstalled(wanted, present) {
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    if (place === '') return true;
    const found = present[place];
    return found ? found.version === version : optional === true;
  });
}

/** @returns {Record<string, { version?: string }>} */
function packagesNpmLeft() {
  const note = 'node_modules/.package-lock.json';
  return existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')).packages : {};
}

/**
 * @param {string[]} argv
 * @param {string} [searchPath] where the system looks for programs, and npm for its Node
 */
function npm(argv, searchPath) {
  const env = searchPath ? { ...process.env, PATH: searchPath } : process.env;
  // The answer ("added 285 packages") goes where messages go, so that the output is the server's or the tests' alone.
  const run = spawnSync('npm', argv, { stdio: ['ignore', 2, 2], env, shell: process.platform === 'win32' });
  if (run.status === 0) return;
  console.error(
    '\nnpm could not install the dependencies; its message is above. Once it is solved, run the same again.',
  );
  process.exit(run.status || 1);
}
