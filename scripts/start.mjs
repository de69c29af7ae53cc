// Mode start: an up-to-date client, then the server.
import { buildClientWhenChanged } from './build.mjs';
import { lastProcess } from './processes.mjs';

/** @param {string[]} args passed on to the server */
export async function start(args) {
  if (!buildClientWhenChanged()) {
    console.error('\nThe client could not be built; the reason is above. Nothing was started.');
    return 1;
  }
  return lastProcess(['server/main.ts', ...args]);
}
