// When a table is opened for somebody: never where opening would take away a blindness they may still want.
import { describe, expect, test } from 'vitest';
import { type TableStandpoint, tableWish } from '../../../client/state/table-wish.ts';

const from = (facts: Partial<TableStandpoint>) =>
  tableWish({
    sight: 'may-open',
    pace: 'together',
    distance: 0,
    judges: true,
    lockedIn: false,
    saved: true,
    asked: false,
    ...facts,
  });

describe('the example being read', () => {
  test('sealed is never opened', () => {
    expect(from({ sight: 'sealed', asked: true, lockedIn: true })).toBe('no');
  });

  test('what was shown before is opened again', () => {
    expect(from({ sight: 'open' })).toBe('open');
  });

  test('together: revealed is opened to whoever locked in, was there, does not judge, or asked', () => {
    expect(from({ lockedIn: true })).toBe('open');
    expect(from({ asked: true })).toBe('open');
    expect(from({ judges: false })).toBe('open');
  });

  test('[B3] together: revealed but not judged by me is offered, so that a late judgment stays possible', () => {
    expect(from({})).toBe('offer');
  });

  test('[B13] solo: my lock-in opens it, once it is saved', () => {
    expect(from({ pace: 'solo', lockedIn: true, saved: false })).toBe('no');
    expect(from({ pace: 'solo', lockedIn: true, saved: true })).toBe('open');
    expect(from({ pace: 'solo', lockedIn: true, saved: false, asked: true })).toBe('open');
  });

  test('open rooms open everything', () => {
    expect(from({ pace: 'open' })).toBe('open');
  });
});

describe('its neighbours', () => {
  test('are connected when they were shown before, or in open rooms', () => {
    expect(from({ distance: 1, sight: 'open' })).toBe('open');
    expect(from({ distance: 1, pace: 'open' })).toBe('open');
  });

  test('[B2] are never opened for the first time: nobody has looked at them', () => {
    expect(from({ distance: 1, lockedIn: true })).toBe('no');
    expect(from({ distance: 1, judges: false })).toBe('no');
  });

  test('and further ones not at all', () => {
    expect(from({ distance: 2, sight: 'open' })).toBe('no');
  });
});
