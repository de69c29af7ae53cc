// Gives the memory that only starting needed back to the machine.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type CollectGarbage = (how: { type: 'major'; flavor: 'last-resort' }) => void;

/**
 * Loading modules leaves some 150 MB of garbage: for every module of a package Node reads the package's description anew, and
 * that of drizzle-orm is 180 KB. V8 would keep that room for hours on a quiet server. Takes about 50 ms, once.
 */
export function giveBackMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as CollectGarbage;
  setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', flavor: 'last-resort' });
}
