// A short run of `npm run prove -- blindness`.
import { expect, test } from 'vitest';
import { proveRaces } from './blindness/races.ts';
import { proveTaint } from './blindness/taint.ts';
import { proveTwoWorlds } from './blindness/two-worlds.ts';

const LONG_MS = 120_000;

test(
  '[B41] [B5] whatever happens in a session, nothing comes to anybody, nor to the log, that they may not have at that moment',
  async () => {
    const { leaks, seen, bytes } = await proveTaint({ sessions: 6, seed: 1 });
    expect(leaks).toEqual([]);
    expect(bytes).toBeGreaterThan(700_000);
    expect(seen.size, 'kinds of what is sealed that came to those who may have it').toBeGreaterThan(11);
  },
  LONG_MS,
);

test(
  '[B42] [B10] [B9] what is sealed differs, and what all others receive is the same, byte for byte',
  async () => {
    const only = [
      'all of what follows at once',
      'who of two locks in',
      'where somebody reads',
      'what a lead who peeked puts there, and writes on the page',
      'what is sealed of the rows, and what their raters said',
    ];
    const { differences, pairs, bytes } = await proveTwoWorlds({ pairs: only.length, seed: 1, only });
    expect(differences).toEqual([]);
    expect(pairs).toBe(only.length);
    expect(bytes).toBeGreaterThan(500_000);
  },
  LONG_MS,
);

test(
  '[B43] [B6] whatever is decided at once, in whatever order it is read and written, nothing leaves that is not open by then',
  async () => {
    const { broken, reveals, openings } = await proveRaces({ races: 12, seed: 1 });
    expect(broken).toEqual([]);
    expect(reveals).toBeGreaterThan(5);
    expect(openings).toBeGreaterThan(20);
  },
  LONG_MS,
);
