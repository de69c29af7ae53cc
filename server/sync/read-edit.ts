// Reads a v1 update as an edit: what one client added in one go. Most messages are one; it is judged without a Yjs document.
import { ByteCursor, CLOCK_LIMIT } from './byte-cursor.ts';
import { DeletionOrder } from './deletion-order.ts';

/** Known clocks by client: everything below is in the document. */
export type State = ReadonlyMap<number, number>;

export interface Edit {
  client: number;
  /** Its clocks [from, to); equal when it only deletes. */
  from: number;
  to: number;
  /**
   * Yjs cannot fail to integrate it, on whatever it lies: it holds plain values and deletes what is there. Others are nearly always sound too,
   * but only trying tells.
   */
  sure: boolean;
}

/** Bits of a struct's first byte (yjs, Item.write). */
export const HAS_LEFT = 0x80;
export const HAS_RIGHT = 0x40;
export const HAS_PARENT_KEY = 0x20;
export const CONTENT = 0x1f;

const XML_ELEMENT = 3;
const XML_HOOK = 5;
const TYPES = 7;

/** Kinds of content that hold plain values: JSON, bytes, text, any. To read them is all that Yjs does with them. */
const SURE = new Set([2, 3, 4, 8]);

/**
 * An edit that fits this state exactly: it begins where its client's clock stands, and all it refers to is known. Applied
 * to any replica that has the state, it leaves nothing pending. Undefined for whatever is not surely so: several clients,
 * overlaps, gaps, subdocuments, collected structs. That is not refused, but must be applied to a document to be judged.
 * @throws when the bytes are no update
 */
export function readEdit(update: Uint8Array, state: State): Edit | undefined {
  const cursor = new ByteCursor(update);
  const clients = cursor.number();
  if (clients > 1) return undefined;
  const edit = clients === 0 ? { client: -1, from: 0, to: 0, sure: true } : readStructs(cursor, state);
  if (edit === undefined || !readDeletions(cursor, edit, state)) return undefined;
  if (!cursor.done) throw new RangeError('an update goes on after its end');
  return edit;
}

function readStructs(cursor: ByteCursor, state: State): Edit | undefined {
  const structs = cursor.number();
  const client = cursor.number();
  const from = cursor.number();
  if (structs === 0 || from !== (state.get(client) ?? 0)) return undefined;
  const edit: Edit = { client, from, to: from, sure: true };
  for (let left = structs; left > 0; left--) {
    const length = readStruct(cursor, edit, state);
    if (length === undefined || length === 0) return undefined;
    edit.to += length;
  }
  if (edit.to > CLOCK_LIMIT) throw new RangeError('a clock that nobody can have reached');
  return edit;
}

/** The struct's length in clocks; undefined when it refers to what is not known, or is none that an edit has. */
function readStruct(cursor: ByteCursor, edit: Edit, state: State): number | undefined {
  const info = cursor.byte();
  if ((info & HAS_LEFT) !== 0 && !isKnown(cursor, edit, state)) return undefined;
  if ((info & HAS_RIGHT) !== 0 && !isKnown(cursor, edit, state)) return undefined;
  if ((info & (HAS_LEFT | HAS_RIGHT)) === 0) {
    if (cursor.number() === 1) cursor.string();
    else if (!isKnown(cursor, edit, state)) return undefined;
    if ((info & HAS_PARENT_KEY) !== 0) cursor.string();
  }
  const kind = info & CONTENT;
  const length = readContent(cursor, kind);
  // What lies at another may be a value of a map, where only one that is deleted may be longer (long-values.ts).
  const isInList = (info & (HAS_LEFT | HAS_RIGHT | HAS_PARENT_KEY)) === 0;
  edit.sure &&= SURE.has(kind) && (length === 1 || isInList);
  return length;
}

/** Passes over an id; is it of something before this struct? */
function isKnown(cursor: ByteCursor, edit: Edit, state: State): boolean {
  const client = cursor.number();
  const clock = cursor.number();
  return clock < (client === edit.client ? edit.to : (state.get(client) ?? 0));
}

/** Passes over content of this kind; answers with its length in clocks, or undefined for a kind that an edit does not have. */
export function readContent(cursor: ByteCursor, kind: number): number | undefined {
  switch (kind) {
    case 1: // deleted: its length alone
      return cursor.number();
    case 2: {
      const length = cursor.number();
      for (let left = length; left > 0; left--) cursor.json();
      return length;
    }
    case 3:
      cursor.skip(cursor.number());
      return 1;
    case 4:
      return cursor.string();
    case 5:
      cursor.json();
      return 1;
    case 6:
      cursor.string();
      cursor.json();
      return 1;
    case 7: {
      const type = cursor.number();
      if (type >= TYPES) throw new RangeError('an unknown type');
      if (type === XML_ELEMENT || type === XML_HOOK) cursor.string();
      return 1;
    }
    case 8: {
      const length = cursor.number();
      for (let left = length; left > 0; left--) cursor.any();
      return length;
    }
    default:
      return undefined;
  }
}

/** Is everything it deletes known? */
function readDeletions(cursor: ByteCursor, edit: Edit, state: State): boolean {
  const clients = cursor.number();
  if (clients === 0) return true;
  const order = new DeletionOrder();
  for (let left = clients; left > 0; left--) {
    const client = cursor.number();
    const known = client === edit.client ? edit.to : (state.get(client) ?? 0);
    order.client(client);
    for (let ranges = cursor.number(); ranges > 0; ranges--) {
      const from = cursor.number();
      const length = cursor.number();
      order.range(from, length);
      if (from + length > known) return false;
    }
  }
  return true;
}
