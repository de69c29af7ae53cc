// Finds the stretch of text that a rater marked: by offsets, whatever they count, or by the words alone.
import type { Part } from '../room/anchor.ts';
import type { RatedSpan } from './rating.ts';

export interface Stretch {
  start: number;
  end: number;
}

/** Where the n-th code point of a text begins in UTF-16 units, as Python counts against how JavaScript does. */
export function unitsBefore(text: string, codePoints: number): number {
  let at = 0;
  for (let n = 0; n < codePoints && at < text.length; n++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}

/**
 * The stretch that offsets name. They may count code points or UTF-16 units; the quote, where there is one, decides, and
 * without one they are taken as code points, since tools written in Python say them. Undefined when no reading fits.
 */
export function stretchAt(text: string, start: number, end: number, quote?: string): Stretch | undefined {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start) return undefined;
  const points = { start: unitsBefore(text, start), end: unitsBefore(text, end) };
  if (quote === undefined) return points.end > points.start ? points : undefined;
  for (const each of [points, { start, end }]) if (text.slice(each.start, each.end) === quote) return each;
  return stretchOf(text, quote);
}

/** The first place where the quote stands; if it stands nowhere so, where it does with any white space between its words. */
export function stretchOf(text: string, quote: string): Stretch | undefined {
  if (quote === '') return undefined;
  const at = text.indexOf(quote);
  if (at >= 0) return { start: at, end: at + quote.length };
  const words = quote.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0 || words.length > WORDS_LIMIT) return undefined;
  const found = new RegExp(words.map(escaped).join('\\s+')).exec(text);
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length };
}

/** A pattern of more words than this is not worth its time. */
const WORDS_LIMIT = 400;

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export type AboutSpan = Omit<RatedSpan, 'part' | 'start' | 'end' | 'quote'>;

/** A span over a stretch of a part's text. Where it is not known, it is one of no length at the start that still says its quote. */
export const spanOver = (
  part: Part,
  text: string,
  at: Stretch | undefined,
  quote: string,
  about: AboutSpan,
): RatedSpan =>
  at === undefined
    ? { ...about, part, start: 0, end: 0, quote }
    : { ...about, part, ...at, quote: text.slice(at.start, at.end) };

export const responsePart = (index: number): Part => ({ in: 'responses', index });
export const messagePart = (index: number): Part => ({ in: 'conversation', index });
