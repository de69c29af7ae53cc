// The room that is being made, before anything is asked of a server.
import { expect, test } from 'vitest';
import { RoomPlan } from '../../../client/screens/room-plan.svelte.ts';
import type { DatasetView } from '../../../shared/protocol/datasets.ts';

const aDataset = (rows: number, name = 'Fables'): DatasetView => ({
  id: name.padEnd(22, '_'),
  name,
  file: { name: 'fables.jsonl', bytes: 1, sha256: '0'.repeat(64) },
  format: 'text',
  rows,
  raters: 0,
  importedAt: 0,
  importedBy: 'Ada',
  rooms: 0,
});

test('the window begins as the first hundred rows, or all of fewer', () => {
  expect(new RoomPlan(aDataset(250)).rows).toEqual({ start: 0, count: 100 });
  expect(new RoomPlan(aDataset(7)).rows).toEqual({ start: 0, count: 7 });
});

test('a window that reaches beyond the dataset is none, and says how many rows there are', () => {
  const plan = new RoomPlan(aDataset(250));
  plan.from = 200;
  expect(plan.countFault).toBe('Give a number from 1 to 51.');
  expect(plan.wish).toBeUndefined();
  plan.count = 51;
  expect(plan.rows).toEqual({ start: 199, count: 51 });
});

test.each([[0], [1.5], [null], [251], [undefined]])('a first row of %s is refused', (from) => {
  const plan = new RoomPlan(aDataset(250));
  plan.from = from;
  expect(plan.fromFault).toBe('Give a row from 1 to 250.');
});

test('a window has at most a thousand rows', () => {
  const plan = new RoomPlan(aDataset(5_000));
  plan.count = 1_001;
  expect(plan.countFault).toBe('Give a number from 1 to 1,000.');
});

test.each([
  [0, 1],
  [0.5, 76],
  [0.999999, 151],
])('chance %d starts at row %d, all rows within the dataset', (chance, from) => {
  const plan = new RoomPlan(aDataset(250));
  plan.startAnywhere(chance);
  expect(plan.from).toBe(from);
  expect(plan.rows).toBeDefined();
});

test('the title is suggested until one is typed, and then stays', () => {
  const plan = new RoomPlan(aDataset(250));
  plan.from = 101;
  expect(plan.title).toBe('Fables, rows 101–200');
  plan.title = 'Tuesday';
  plan.from = 1;
  expect(plan.title).toBe('Tuesday');
  plan.title = ' ';
  expect(plan.wish).toBeUndefined();
});

test('another dataset begins anew at its first row', () => {
  const plan = new RoomPlan(aDataset(250));
  plan.from = 101;
  plan.dataset = aDataset(40, 'Riddles');
  expect(plan.rows).toEqual({ start: 0, count: 40 });
  expect(plan.wish?.dataset).toBe(plan.dataset.id);
});
