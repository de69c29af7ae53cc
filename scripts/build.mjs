// Builds the client into dist/client when something it is made of is newer than the last build.
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runNode } from './processes.mjs';

const STAMP = 'dist/.client-built';
const INPUTS = ['client', 'shared', 'vite.config.ts', 'package-lock.json'];

/**
 * Time of the last change below a place. Folders count too: removing a file changes only its folder.
 * @param {string} place
 * @returns {number} ms since 1970, 0 where nothing is
 */
export function lastChange(place) {
  if (!existsSync(place)) return 0;
  const facts = statSync(place);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(facts.mtimeMs, ...readdirSync(place).map((name) => lastChange(path.join(place, name))));
}

/** @returns {boolean} whether there is an up-to-date client now */
export function buildClientWhenChanged() {
  const newest = Math.max(...INPUTS.map(lastChange));
  if (existsSync(STAMP) && existsSync('dist/client/index.html') && statSync(STAMP).mtimeMs > newest) return true;
  console.error('Building the client …');
  const began = new Date(); // A file saved while the build runs may not be in it, so the build counts from its beginning.
  if (runNode(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']) !== 0) return false;
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, '');
  utimesSync(STAMP, began, began);
  return true;
}
