// What was taken out and what was put in between two texts, word by word, with what stayed the same cut short.
import { diffWordsWithSpace } from 'diff';

interface Piece {
  readonly is: 'same' | 'out' | 'in' | 'gap';
  readonly text: string;
}

/** So much of what stayed the same is shown beside a change, in UTF-16 units. */
const CONTEXT = 60;
/** Texts that share little are put beside each other whole: looking for what they share would take long and show nothing. */
const MOST_EDITS = 1_500;

export function wordDiff(was: string, now: string): Piece[] {
  const changes = diffWordsWithSpace(was, now, { maxEditLength: MOST_EDITS });
  if (!changes) return [out(was), put(now)];
  return changes.flatMap(({ value, added, removed }, at): Piece[] => {
    if (added) return [put(value)];
    if (removed) return [out(value)];
    return same(value, at === 0, at === changes.length - 1);
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
