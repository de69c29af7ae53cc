// What pressed keys mean, one after the other.
import { describe, expect, test } from 'vitest';
import { bindings } from '../../../client/keys/bindings.ts';
import { keyOfEvent, type Meaning, nothingTyped, press } from '../../../client/keys/press.ts';

/** What a row of keys means, in order. */
function meanings(...keys: string[]): Meaning[] {
  let typed = nothingTyped;
  const found: Meaning[] = [];
  for (const key of keys) {
    const pressed = press(typed, key);
    typed = pressed.typed;
    if (pressed.means !== undefined) found.push(pressed.means);
  }
  return found;
}

describe('single keys', () => {
  test.each([
    ['j', 'next'],
    ['ArrowRight', 'next'],
    ['k', 'previous'],
    ['ArrowLeft', 'previous'],
    ['ArrowDown', 'nextQuestion'],
    ['ArrowUp', 'previousQuestion'],
    ['Enter', 'lockIn'],
    ['u', 'unlock'],
    ['h', 'highlight'],
    ['c', 'comment'],
    ['s', 'select'],
    ['r', 'reveal'],
    ['f', 'follow'],
    ['?', 'help'],
  ])('[U10] %s means %s', (key, does) => {
    expect(meanings(key)).toEqual([{ does }]);
  });

  test('[U10] digits choose', () => {
    expect(meanings('1', '9')).toEqual([
      { does: 'choose', number: 1 },
      { does: 'choose', number: 9 },
    ]);
  });

  test('other keys mean nothing and stay free', () => {
    expect(press(nothingTyped, 'q')).toEqual({ typed: nothingTyped, taken: false });
    expect(press(nothingTyped, 'Tab').taken).toBe(false);
  });

  test('no key is bound twice', () => {
    const keys = Object.values(bindings).flatMap((binding) => [...binding.keys]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('going to a number', () => {
  test('g 4 2 Enter goes to 42, and the digits choose nothing on the way', () => {
    expect(meanings('g', '4', '2', 'Enter')).toEqual([{ does: 'goTo', number: 42 }]);
  });

  test('Backspace takes a digit back', () => {
    expect(meanings('g', '4', '2', 'Backspace', '0', 'Enter')).toEqual([{ does: 'goTo', number: 40 }]);
  });

  test.each([['Escape'], ['Enter']])('g %s goes nowhere, and does not lock in', (key) => {
    expect(meanings('g', key)).toEqual([]);
    expect(press(press(nothingTyped, 'g').typed, key).typed).toEqual(nothingTyped);
  });

  test('any other key ends the number and means what it always does', () => {
    expect(meanings('g', '4', 'j')).toEqual([{ does: 'next' }]);
  });

  test('a number has at most four digits', () => {
    expect(meanings('g', '1', '2', '3', '4', '5', 'Enter')).toEqual([{ does: 'goTo', number: 1234 }]);
  });
});

describe('keyboards of other scripts', () => {
  test.each([
    [{ key: 'о', code: 'KeyJ' }, 'j'],
    [{ key: 'ח', code: 'KeyJ' }, 'j'],
    [{ key: 'j', code: 'KeyC' }, 'j'],
    [{ key: 'é', code: 'Digit2' }, 'é'],
    [{ key: 'ArrowRight', code: 'ArrowRight' }, 'ArrowRight'],
    [{ key: '?', code: 'Slash' }, '?'],
  ])('%j is %s', (event, key) => {
    expect(keyOfEvent(event)).toBe(key);
  });
});
