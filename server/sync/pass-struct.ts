// Passes over one struct of a v1 update, of whatever kind, as Yjs reads it.
import type { ByteCursor } from './byte-cursor.ts';
import { CONTENT, HAS_LEFT, HAS_PARENT_KEY, HAS_RIGHT, readContent } from './read-edit.ts';

const COLLECTED = 0;
const SUBDOCUMENT = 9;
/** A whole first byte, unlike the others. */
const SKIPPED = 10;

/** @throws when the bytes there are no struct */
export function passStruct(cursor: ByteCursor): void {
  const info = cursor.byte();
  const kind = info & CONTENT;
  if (info === SKIPPED || kind === COLLECTED) return void cursor.number();
  if ((info & HAS_LEFT) !== 0) passId(cursor);
  if ((info & HAS_RIGHT) !== 0) passId(cursor);
  if ((info & (HAS_LEFT | HAS_RIGHT)) === 0) {
    if (cursor.number() === 1) cursor.string();
    else passId(cursor);
    if ((info & HAS_PARENT_KEY) !== 0) cursor.string();
  }
  if (kind === SUBDOCUMENT) {
    cursor.string();
    cursor.any();
  } else if (readContent(cursor, kind) === undefined) throw new RangeError('an unknown kind of content');
}

function passId(cursor: ByteCursor): void {
  cursor.number();
  cursor.number();
}
