// How fast, how long still.
import { expect, test } from 'vitest';
import { TransferRate } from '../../../client/api/transfer-rate.ts';

test('nothing is said before there is something to go by', () => {
  const rate = new TransferRate();
  rate.note(0, 0);
  rate.note(500, 1_000_000);
  expect(rate.perSecond).toBeUndefined();
  expect(rate.secondsLeft(2_000_000)).toBeUndefined();
});

test('a steady transfer is told exactly', () => {
  const rate = new TransferRate();
  for (let second = 0; second <= 4; second++) rate.note(second * 1_000, second * 500);
  expect(rate.perSecond).toBe(500);
  expect(rate.secondsLeft(10_000)).toBe(16);
});

test('only the last seconds count: a slow beginning is forgotten', () => {
  const rate = new TransferRate();
  rate.note(0, 0);
  rate.note(20_000, 1_000);
  for (let second = 21; second <= 30; second++) rate.note(second * 1_000, 1_000 + (second - 20) * 1_000);
  expect(rate.perSecond).toBe(1_000);
});

test('a transfer that stands still promises nothing', () => {
  const rate = new TransferRate();
  rate.note(0, 1_000);
  rate.note(10_000, 1_000);
  expect(rate.secondsLeft(2_000)).toBeUndefined();
});

test('what is done has no time left', () => {
  const rate = new TransferRate();
  rate.note(0, 0);
  rate.note(1_000, 1_000);
  expect(rate.secondsLeft(1_000)).toBe(0);
});
