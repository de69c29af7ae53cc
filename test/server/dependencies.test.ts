// What is installed, against what is known of it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const Lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });
const installed = Lock.parse(JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8'))).packages;

const isAtLeast = (version: string, least: string): boolean => {
  const [mine, theirs] = [version, least].map((each) => each.split('.').map(Number));
  for (let at = 0; at < 3; at++) {
    const difference = (mine?.[at] ?? 0) - (theirs?.[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
};

test.each([
  ['lib0', '0.2.118', 'reads past the end of a message before that'],
  ['socket.io-parser', '4.2.7', 'takes any number of attachments before that'],
])('[R30] what is installed holds no version with a known hole', (name, least) => {
  const copies = Object.entries(installed).filter(([place]) => place.endsWith(`node_modules/${name}`));
  expect(copies.length).toBeGreaterThan(0);
  for (const [place, { version = '' }] of copies) expect(isAtLeast(version, least), `${place} ${version}`).toBe(true);
  expect(isAtLeast('0.2.117', '0.2.118')).toBe(false);
});
