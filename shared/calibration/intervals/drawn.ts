// Items drawn again with replacement. The draws of a seed are kept: the intervals of one screen ask for the same ones again and again.
import type { Times } from '../counts.ts';
import { add } from '../numbers/arrays.ts';
import { randomFrom } from './seeded.ts';

/** How often each item was drawn, of as many draws as there are items. */
export function drawInto(times: Times, random: () => number): void {
  times.fill(0);
  for (let draw = 0; draw < times.length; draw++) add(times, Math.floor(random() * times.length), 1);
}

interface Drawn {
  random: () => number;
  /** Resample after resample. Nobody draws one item more than 65,535 times. */
  resamples: Uint16Array[];
}

const kept = new Map<string, Drawn>();
/** Of so many pairs of seed and items, and so many numbers in all of one: a megabyte each. */
const KEPT_MOST = 8;
const NUMBERS_MOST = 500_000;

/** The same draws as `drawInto` gives with `randomFrom(seed)`, resample by resample from the first. */
export function drawnBefore(seed: number, items: number): (times: Times, resample: number) => void {
  const key = `${seed} ${items}`;
  const drawn = kept.get(key) ?? { random: randomFrom(seed), resamples: [] };
  // The one that was asked for last is the last to be dropped.
  kept.delete(key);
  kept.set(key, drawn);
  const [eldest] = kept.keys();
  if (kept.size > KEPT_MOST && eldest !== undefined) kept.delete(eldest);
  let own: { random: () => number; next: number } | undefined;
  return (times, resample) => {
    const known = drawn.resamples[resample];
    if (known !== undefined) return times.set(known);
    if (drawn.resamples.length === resample && (resample + 1) * items <= NUMBERS_MOST) {
      drawInto(times, drawn.random);
      drawn.resamples.push(Uint16Array.from(times));
      return;
    }
    // Too many to keep: from here on a source of one's own, which goes through the kept ones first.
    own ??= { random: randomFrom(seed), next: 0 };
    for (; own.next <= resample; own.next++) drawInto(times, own.random);
  };
}
