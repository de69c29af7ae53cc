// Numbers, sizes, times and names as people read them. One language now; the only file that would ask for another.

export const LANGUAGE = 'en-GB';

const whole = new Intl.NumberFormat(LANGUAGE);
const oneDigit = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 1 });
const share = new Intl.NumberFormat(LANGUAGE, { style: 'percent', maximumFractionDigits: 0 });
const day = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long' });
const minute = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: 'auto' });
const list = new Intl.ListFormat(LANGUAGE);
const plural = new Intl.PluralRules(LANGUAGE);

export const number = (value: number): string => whole.format(value);

/** `percent(0.985)` → "99%". */
export const percent = (part: number): string => share.format(part);

/** `counted(1, 'room')` → "1 room"; `counted(3, 'entry', 'entries')` → "3 entries". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)}\u00a0${plural.select(count) === 'one' ? one : many}`;

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** Decimal units, as file managers count: 1 kB is 1,000 bytes. */
export function bytes(count: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, count)) / 3));
  return `${oneDigit.format(count / 1000 ** step)}\u00a0${UNITS[step]}`;
}

/** A length of time, in the coarsest words that still help: "4 s", "2 min 10 s", "1 h 5 min". */
export function duration(seconds: number): string {
  const rounded = Math.max(1, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(rounded / 3600), Math.floor(rounded / 60) % 60, rounded % 60];
  if (hours > 0) return `${hours}\u00a0h ${minutes}\u00a0min`;
  return minutes > 0 ? `${minutes}\u00a0min ${rest}\u00a0s` : `${rest}\u00a0s`;
}

/** "7 November 2026"; times in ms since 1970. */
export const date = (at: number): string => day.format(at);
export const dateAndTime = (at: number): string => minute.format(at);

const SPANS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "in 6 days", "2 hours ago", "now". */
export function fromNow(at: number, now: number): string {
  const distance = at - now;
  const [unit, length] = SPANS.find(([, span]) => Math.abs(distance) >= span * 0.95) ?? ['minute', 60_000];
  return Math.abs(distance) < 45_000 ? 'now' : relative.format(Math.round(distance / length), unit);
}

export const listed = (items: readonly string[]): string => list.format(items);

const graphemes = new Intl.Segmenter(LANGUAGE, { granularity: 'grapheme' });
const firstOf = (word: string): string => graphemes.segment(word)[Symbol.iterator]().next().value?.segment ?? '';

/** One or two letters that stand for a name: of its first and its last word, or of its only one. */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return (firstOf(first) + firstOf(last)).toLocaleUpperCase(LANGUAGE) || '?';
}
