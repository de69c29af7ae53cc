// What was taken out and what was put in between two texts, word by word.
import { diffWordsWithSpace } from 'diff';

export interface Piece {
  readonly is: 'same' | 'out' | 'in' | 'gap';
  readonly text: string;
}

/** So much of what stayed the same is shown beside a change, in UTF-16 units. */
const CONTEXT = 60;
/** Texts that share little are put beside each other whole: looking for what they share would take long and show nothing. */
const MOST_EDITS = 1_500;

/** From one text to the other; `whole` keeps all of what stayed the same, else it is cut short. */
export function wordDiff(was: string, now: string, { whole = false } = {}): Piece[] {
  const changes = diffWordsWithSpace(was, now, { maxEditLength: MOST_EDITS });
  if (!changes) return [out(was), put(now)];
  return changes.flatMap(({ value, added, removed }, at): Piece[] => {
    if (added) return [put(value)];
    if (removed) return [out(value)];
    return whole ? [{ is: 'same', text: value }] : same(value, at === 0, at === changes.length - 1);
  });
}

const out = (text: string): Piece => ({ is: 'out', text });
const put = (text: string): Piece => ({ is: 'in', text });

function same(text: string, isFirst: boolean, isLast: boolean): Piece[] {
  const room = isFirst || isLast ? CONTEXT : 2 * CONTEXT;
  if (text.length <= room + 10) return [{ is: 'same', text }];
  const [start, end] = [isFirst ? '' : text.slice(0, CONTEXT), isLast ? '' : text.slice(-CONTEXT)];
  return [
    { is: 'same', text: start.toWellFormed() },
    { is: 'gap', text: ' … ' },
    { is: 'same', text: end.toWellFormed() },
  ].filter((piece): piece is Piece => piece.text !== '');
}

/** A stretch of a text, UTF-16 offsets, `end` exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Differences {
  /** What only the one text has, and what only the other has. */
  readonly one: readonly Stretch[];
  readonly other: readonly Stretch[];
  /** Words that only one of them has. */
  readonly words: { readonly one: number; readonly other: number };
  /** Share of the words of both that they have in common, 0 to 1. */
  readonly shared: number;
}

/** Punctuation alone is no word. */
const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Where two texts differ, in each of them; undefined when they share too little to be compared word by word. */
export function differencesOf(one: string, other: string): Differences | undefined {
  const changes = diffWordsWithSpace(one, other, { maxEditLength: MOST_EDITS });
  if (!changes) return undefined;
  const found = { one: [] as Stretch[], other: [] as Stretch[] };
  const words = { one: 0, other: 0 };
  let [inOne, inOther, same] = [0, 0, 0];
  for (const { value, added, removed } of changes) {
    const { length } = value;
    if (added) found.other.push({ start: inOther, end: inOther + length });
    if (removed) found.one.push({ start: inOne, end: inOne + length });
    if (added) words.other += wordsIn(value);
    else if (removed) words.one += wordsIn(value);
    else same += wordsIn(value);
    if (!added) inOne += length;
    if (!removed) inOther += length;
  }
  const all = words.one + words.other + 2 * same;
  return { ...found, words, shared: all === 0 ? 1 : (2 * same) / all };
}
