// When the launcher builds the client anew.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastChange } from '../../scripts/build.mjs';

const long = new Date('2026-01-01T00:00:00Z');
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tableread-'));
  mkdirSync(path.join(folder, 'deep'));
  file = path.join(folder, 'deep', 'a.ts');
  writeFileSync(file, '');
  for (const place of [file, path.dirname(file), folder]) utimesSync(place, long, long);
});
afterEach(() => rmSync(folder, { recursive: true }));

test('[R13] a changed file, however deep, is the last change', () => {
  expect(lastChange(folder)).toBe(long.getTime());
  const later = new Date('2026-02-01T00:00:00Z');
  utimesSync(file, later, later);
  expect(lastChange(folder)).toBe(later.getTime());
});

test('[R13] an added and a removed file are seen by their folder', () => {
  rmSync(file);
  expect(lastChange(folder)).toBeGreaterThan(long.getTime());
});

test('[R13] what is not there was never changed', () => {
  expect(lastChange(path.join(folder, 'nothing'))).toBe(0);
});
