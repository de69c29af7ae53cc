// Mode start: an up-to-date client, then the server.
import { buildClientWhenChanged } from './build.mjs';
import { lastProcess } from './processes.mjs';

/** An import makes much garbage that lives for a moment. By itself V8 would take 100 MB more for it than it needs, in MB. */
const SMALL_MEMORY = ['--max-semi-space-size=4'];

/** @param {string[]} args passed on to the server */
export async function start(args) {
  if (!buildClientWhenChanged()) {
    console.error('\nThe client could not be built; the reason is above. Nothing was started.');
    return 1;
  }
  return lastProcess([...SMALL_MEMORY, 'server/main.ts', ...args]);
}
