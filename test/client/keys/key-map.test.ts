// Keys that a person chose instead of the table's: no key does two things, conflicts are told, and the table can be had again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bindings, type Does } from '../../../client/keys/bindings.ts';
import {
  assignKey,
  boundBy,
  keysOf,
  mayRemap,
  type OwnKeys,
  readOwnKeys,
  resetKeys,
  spokenKeys,
} from '../../../client/keys/key-map.ts';
import { nothingTyped, press } from '../../../client/keys/press.ts';

const all = Object.keys(bindings) as Does[];
const given = (own: OwnKeys, does: Does, key: string, anyway = false): OwnKeys => {
  const assigned = assignKey(own, does, key, anyway);
  if (assigned.is !== 'assigned') throw new Error(`${key} was ${assigned.is}`);
  return assigned.own;
};

describe('[U155] a key of one’s own', () => {
  test('does what it was given to, in place of the table’s', () => {
    const own = given({}, 'highlight', 'y');
    expect(keysOf(own, 'highlight')).toEqual(['y']);
    const bound = boundBy(own);
    expect(press(nothingTyped, 'y', bound).means).toEqual({ does: 'highlight' });
    expect(press(nothingTyped, 'h', bound).means).toBeUndefined();
  });

  test('that is taken already is told with what has it, and taken from there only when asked', () => {
    expect(assignKey({}, 'highlight', 'c')).toEqual({ is: 'taken', by: 'comment' });
    const own = given({}, 'highlight', 'c', true);
    expect(keysOf(own, 'comment')).toEqual([]);
    expect(keysOf(own, 'highlight')).toEqual(['c']);
  });

  test('is what the control says of itself', () => {
    expect(spokenKeys(keysOf(given({}, 'comment', 'y'), 'comment'))).toBe('y');
    expect(spokenKeys(keysOf({}, 'undo'))).toBe('z Control+z Meta+z');
    expect(spokenKeys(keysOf({}, 'bring'))).toBeUndefined();
  });

  test.each(['1', '9', '0', 'g', ' ', 'Tab', 'Escape', 'Shift', 'F5'])('is never %s', (key) => {
    expect(assignKey({}, 'highlight', key, true)).toEqual({ is: 'reserved' });
  });

  test('is given to nothing that takes a number', () => {
    for (const does of ['choose', 'goTo', 'palette'] as const)
      expect(assignKey({}, does, 'y', true)).toEqual({ is: 'reserved' });
  });

  test('goes again: the table’s keys are back, but for one that another has by now', () => {
    expect(resetKeys(given({}, 'highlight', 'y'), 'highlight')).toEqual({});
    const own = given(given({}, 'highlight', 'y'), 'comment', 'h');
    expect(keysOf(resetKeys(own, 'highlight'), 'highlight')).toEqual([]);
  });

  test('whatever is chosen in whatever order, no key does two things', () => {
    const key = fc.constantFrom(...'abchjknmxyzrsuft?[]'.split(''), 'ArrowUp', 'ArrowRight', 'Enter');
    const step = fc.record({ does: fc.constantFrom(...all), key, anyway: fc.boolean(), reset: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let own: OwnKeys = {};
        for (const { does, key: pressed, anyway, reset } of steps) {
          const assigned = assignKey(own, does, pressed, anyway);
          if (reset && mayRemap(does)) own = resetKeys(own, does);
          else if (assigned.is === 'assigned') own = assigned.own;
          const keys = all.flatMap((one) => keysOf(own, one));
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
    );
  });

  test('is kept by the browser; what was damaged there is left out', () => {
    const own = given({}, 'highlight', 'y');
    expect(readOwnKeys(JSON.stringify(own))).toEqual(own);
    for (const damaged of [
      null,
      '',
      '{',
      '7',
      'null',
      '{"nothing":["y"]}',
      '{"highlight":7}',
      '{"highlight":["1"]}',
      '{"choose":["y"]}',
    ])
      expect(readOwnKeys(damaged)).toEqual({});
  });
});
