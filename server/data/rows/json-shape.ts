// How the rows of a JSON file lie: one object on each line, one list of objects, or a list within one object.
import type { Row } from '../../../shared/example/format.ts';

export type JsonShape =
  | { form: 'jsonl' }
  /** `list`: the name of the field that holds the rows, when they lie within one object; `at`: where that list begins, in bytes. */
  | { form: 'json'; list?: string; at?: number };

/** Names of the field that holds the rows, the surest first. */
const LIST_NAMES = [
  'data',
  'rows',
  'instances',
  'items',
  'examples',
  'records',
  'results',
  'tasks',
  'entries',
  'annotations',
];
/** A list of objects by one of these names belongs to a row. */
const WITHIN_A_ROW =
  /^(messages?|conversations?|responses?|completions?|choices|turns|outputs?|dialogu?e?|dialogs?|chat|options|candidates|questions)$/i;

interface Member {
  name: string;
  /** Where its value begins. */
  at: number;
  isListOfObjects: boolean;
}

/**
 * @param start UTF-8 text from the file's first byte on that is not a space
 * @param isWhole it is all of the file
 * @returns undefined when more of the file is needed to tell
 */
export function jsonShape(start: Buffer, isWhole: boolean): JsonShape | undefined {
  if (start[0] === 0x5b) return { form: 'json' };
  const { members, end } = membersOf(start);
  if (end !== undefined) {
    const after = start.subarray(end).toString().trimStart();
    if (after !== '') return { form: 'jsonl' };
    if (!isWhole) return undefined;
    // One object is the whole file: a row, or what holds the rows.
    return shapeOf(members, isRow(start.subarray(0, end)));
  }
  return isWhole || members.some(({ name, isListOfObjects }) => isListOfObjects && name === LIST_NAMES[0])
    ? shapeOf(members, true)
    : undefined;
}

/** What is taken for the shape when the first object is longer than one looks. */
export const shapeOfStart = (start: Buffer): JsonShape => shapeOf(membersOf(start).members, false);

function shapeOf(members: readonly Member[], mayBeRow: boolean): JsonShape {
  const lists = members.filter(({ name, isListOfObjects }) => isListOfObjects && !WITHIN_A_ROW.test(name));
  const best = LIST_NAMES.map((name) => lists.find((list) => list.name === name)).find((list) => list !== undefined);
  const list = best ?? (lists.length === 1 && !mayBeRow ? lists[0] : undefined);
  return list === undefined ? { form: 'jsonl' } : { form: 'json', list: list.name, at: list.at };
}

/** On one line and with long text beside the list: more like a row than like what holds rows. */
function isRow(object: Buffer): boolean {
  if (object.includes(10)) return false;
  try {
    const row = JSON.parse(object.toString()) as Row;
    return Object.keys(row).some((name) => /prompt|instruction|question|query|text|response|output|chosen/i.test(name));
  } catch {
    return true;
  }
}

const [QUOTE, BACKSLASH, COLON, COMMA] = [34, 92, 58, 44];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];

/** The fields of the object that begins the text, as far as the text goes; `end` is after the object, if it ends. */
function membersOf(text: Uint8Array): { members: Member[]; end?: number } {
  const members: Member[] = [];
  let depth = 0;
  let nameAt = -1;
  let name: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at];
    if (byte === QUOTE) {
      const from = at;
      for (at++; at < text.length && text[at] !== QUOTE; at++) if (text[at] === BACKSLASH) at++;
      if (depth === 1 && name === undefined && nameAt < 0 && at < text.length) {
        nameAt = from;
        name = nameIn(text.subarray(from, at + 1));
      }
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth++;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      if (--depth === 0) return { members, end: at + 1 };
    } else if (depth === 1 && byte === COLON && name !== undefined) {
      const value = afterSpace(text, at + 1);
      const isListOfObjects = text[value] === OPEN_LIST && text[afterSpace(text, value + 1)] === OPEN_OBJECT;
      members.push({ name, at: value, isListOfObjects });
      name = undefined;
    } else if (depth === 1 && byte === COMMA) {
      nameAt = -1;
      name = undefined;
    }
  }
  return { members };
}

function afterSpace(text: Uint8Array, from: number): number {
  let at = from;
  while (at < text.length && (text[at] as number) <= 32) at++;
  return at;
}

function nameIn(quoted: Uint8Array): string {
  try {
    return JSON.parse(Buffer.from(quoted).toString()) as string;
  } catch {
    return '';
  }
}
