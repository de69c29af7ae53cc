// A room's numbers are computed beside the page: nothing that the page itself loads can compute them, so no key waits for them.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const WORKER = 'client/calibrating/calibration-worker.ts';
const COMPUTES = [
  'shared/calibration/room/report.ts',
  'shared/calibration/intervals/bootstrap.ts',
  'shared/calibration/patterns/scan.ts',
];

/** What a file loads when it is loaded: imports of types alone are gone by then, and a worker is another thread. */
function loadedBy(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const imports = text.matchAll(/^(?:import|export)(?! type\b)\s+(?:(\{[^}]*\}|[\w*\s,{}]+?)\s+from\s+)?'(\.[^']+)'/gm);
  return [...imports]
    .filter(
      ([, names]) =>
        !names?.startsWith('{') ||
        !names
          .slice(1, -1)
          .split(',')
          .filter((name) => name.trim() !== '')
          .every((name) => name.trim().startsWith('type ')),
    )
    .map(([, , from = '']) => path.join(path.dirname(file), from));
}

function everythingLoadedFrom(entries: readonly string[]): Set<string> {
  const seen = new Set(entries);
  for (const file of seen) if (/\.(ts|svelte)$/.test(file)) for (const next of loadedBy(file)) seen.add(next);
  return seen;
}

test('[U221] whatever the page loads, from any of its files, it has nothing that computes a room’s numbers', () => {
  const page = globSync('client/**/*.{ts,svelte}').filter((file) => path.normalize(file) !== path.normalize(WORKER));
  const loaded = everythingLoadedFrom(page);
  expect(COMPUTES.filter((file) => loaded.has(path.normalize(file)))).toEqual([]);
  expect(loaded.has(path.normalize(WORKER)), 'the worker is started by its address, never imported').toBe(false);
});

test('[U221] a planted import would be seen: the worker’s own are', () => {
  expect([...everythingLoadedFrom([path.normalize(WORKER)])]).toEqual(
    expect.arrayContaining(COMPUTES.map((file) => path.normalize(file))),
  );
});
