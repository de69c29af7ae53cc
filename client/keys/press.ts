// What a pressed key means, given what was pressed before it: a pure function over the table of bindings.
import type { Does } from './bindings.ts';
import { boundBy } from './key-map.ts';

/** Digits typed after `g`; undefined when no number is being typed. */
export interface Typed {
  number: string | undefined;
}
export const nothingTyped: Typed = { number: undefined };

export interface Meaning {
  does: Does;
  number?: number;
}

const DIGITS_LIMIT = 4;

/** `means` is undefined when the key means nothing; `taken` says that it must not do anything else either. */
export function press(
  typed: Typed,
  key: string,
  bound: ReadonlyMap<string, Does> = tableKeys,
): { typed: Typed; means?: Meaning; taken: boolean } {
  if (typed.number !== undefined) return pressWhileTyping(typed.number, key, bound);
  if (key === 'g') return { typed: { number: '' }, taken: true };
  if (/^\d$/.test(key)) return { typed, means: { does: 'choose', number: Number(key) }, taken: true };
  const does = bound.get(key);
  return does === undefined ? { typed, taken: false } : { typed, means: { does }, taken: true };
}

function pressWhileTyping(
  number: string,
  key: string,
  bound: ReadonlyMap<string, Does>,
): { typed: Typed; means?: Meaning; taken: boolean } {
  if (/^\d$/.test(key)) return { typed: { number: (number + key).slice(0, DIGITS_LIMIT) }, taken: true };
  if (key === 'Backspace') return { typed: { number: number.slice(0, -1) }, taken: true };
  if (key === 'Enter' && Number(number) > 0) {
    return { typed: nothingTyped, means: { does: 'goTo', number: Number(number) }, taken: true };
  }
  if (key === 'Enter' || key === 'Escape') return { typed: nothingTyped, taken: true };
  return press(nothingTyped, key, bound);
}

const tableKeys = boundBy({});

/**
 * The key as the table names it. Where the layout writes another script (Cyrillic, Greek, Arabic…), the letter that stands on
 * the same key of a Latin layout, so that the keys work there too.
 */
export function keyOfEvent({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (/^[ -~]$|^..+$/.test(key)) return key;
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key;
}
