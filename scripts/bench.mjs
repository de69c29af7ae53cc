// Mode bench: runs one measurement of bench/, or lists them.
import { existsSync, readdirSync } from 'node:fs';
import { lastProcess } from './processes.mjs';

/** @param {string[]} args name of the measurement, then its own arguments */
export async function bench([name, ...args]) {
  const names = existsSync('bench') ? readdirSync('bench').filter((file) => file.endsWith('.ts')) : [];
  if (name && names.includes(`${name}.ts`)) return lastProcess([`bench/${name}.ts`, ...args]);
  const list = names.map((file) => `  npm run bench ${file.slice(0, -'.ts'.length)}`).join('\n');
  console.error(name ? `There is no measurement called ${name}.` : 'Say which measurement to run.');
  console.error(list ? `There are:\n\n${list}\n` : 'There are none in bench/ yet.');
  return 1;
}
