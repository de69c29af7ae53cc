// What a draft changes of its original, word by word: whole, and counted.
import { diffWordsWithSpace } from 'diff';

export interface DraftPiece {
  readonly is: 'same' | 'out' | 'in';
  readonly text: string;
}

/** Texts that share little are put beside each other whole: looking for what they share would hold up the page and show nothing. */
const MOST_EDITS = 3_000;

export function draftDiff(original: string, draft: string): { pieces: DraftPiece[]; added: number; removed: number } {
  const changes = diffWordsWithSpace(original, draft, { maxEditLength: MOST_EDITS });
  const pieces: DraftPiece[] =
    changes === undefined
      ? [
          { is: 'out' as const, text: original },
          { is: 'in' as const, text: draft },
        ].filter(({ text }) => text !== '')
      : changes.map(({ value, added, removed }) => ({ is: added ? 'in' : removed ? 'out' : 'same', text: value }));
  const words = (is: DraftPiece['is']) =>
    pieces.reduce((sum, piece) => (piece.is === is ? sum + wordsIn(piece.text) : sum), 0);
  return { pieces, added: words('in'), removed: words('out') };
}

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
