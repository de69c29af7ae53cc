// The page about calibration against the library: its files, its statistics, its example.
import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { evaluate, statisticNames } from '../../shared/calibration/vectors/evaluate.ts';
import { Vectors } from '../../shared/calibration/vectors/vector.ts';
import { Page } from './page.ts';

const page = new Page('docs/calibration.md');
const files = globSync('shared/calibration/**/*.ts').map((file) => path.basename(file));

test('[N24] the page names every file of the library, and no other', () => {
  const named = new Set(page.names.filter((name) => /^[a-z0-9-]+\.ts$/.test(name)));
  expect([...named].toSorted()).toEqual([...new Set(files)].toSorted());
});

test('[N24] the page names every statistic of a test vector, and no other', () => {
  const { text } = page;
  const table = text.slice(text.indexOf('| statistics | results |'));
  const named = table
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z_0-9]+)`/g)].map(([, name = '']) => name));
  expect(named.filter((name) => name !== 'level' && name !== 'methods').toSorted()).toEqual(statisticNames);
});

test('[N3] [N24] the vector on the page holds', () => {
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(page.text) ?? [];
  expect(Vectors.parse(JSON.parse(json)).map(evaluate)).toMatchObject([{ name: 'two coders', mismatches: [] }]);
});
