// A short run of `npm run prove -- kills`, and the fault that it must find.
import { expect, test } from 'vitest';
import { proveKills } from './kills.ts';

const LONG_MS = 120_000;

test(
  '[Y13] [Y6] [Y1] what anybody was told or shown before kill -9 under load was in the file, and comes back',
  async () => {
    const { acknowledged, seen, ...found } = await proveKills({ kills: 4, seed: 4 });
    expect(acknowledged).toBeGreaterThan(50);
    expect(seen).toBeGreaterThan(50);
    expect(found).toMatchObject({ acknowledgedLost: 0, seenLost: 0, seenBeforeCommitted: 0 });
  },
  LONG_MS,
);

test(
  '[Y13] a server that says a write is done before its commit is found out',
  async () => {
    const found = await proveKills({ kills: 3, seed: 1, server: 'test/proofs/servers/early-server.ts' });
    expect(found.seenBeforeCommitted).toBeGreaterThan(0);
    expect(found.seenLost).toBeGreaterThan(0);
  },
  LONG_MS,
);
