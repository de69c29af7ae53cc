// Keeps the server's memory small: gives back what only starting needed, and lets the garbage collector take no more than pays.
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type CollectGarbage = (how: { type: 'major'; flavor: 'last-resort' }) => void;

/** Where new objects live. V8 lets it grow to 64 MB, and a server that is busy fills it, with nothing won. */
const NEW_SPACE_BYTES = 16 * 1024 * 1024;
const LOOK_EVERY_MS = 1_000;

export function keepMemorySmall(): void {
  // Its helpers on other threads cost more than they save: what survives here is little, and the cores are few.
  setFlagsFromString('--no-parallel-scavenge');
  setInterval(
    () => setFlagsFromString(`--semi-space-growth-factor=${isNewSpaceLarge() ? 1 : 2}`),
    LOOK_EVERY_MS,
  ).unref();
  giveBack();
}

const isNewSpaceLarge = (): boolean =>
  getHeapSpaceStatistics().some(
    ({ space_name, space_size }) => space_name === 'new_space' && space_size >= NEW_SPACE_BYTES,
  );

/**
 * Loading modules leaves some 150 MB of garbage: for every module of a package Node reads the package's description anew, and
 * that of drizzle-orm is 180 KB. V8 would keep that room for hours on a quiet server. Takes about 50 ms, once.
 */
function giveBack(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as CollectGarbage;
  setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', flavor: 'last-resort' });
}
