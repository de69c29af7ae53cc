// One line of a JSONL file becomes a row, or is refused with its place.
import type { Row } from '../../shared/example/format.ts';
import { badFile } from './bad-file.ts';
import { exactly, MAY_BE_INEXACT } from './exact-numbers.ts';
import { jsonFault } from './json-fault.ts';
import type { Line } from './split-lines.ts';

/** Objects and lists within each other. Deeper ones would end every recursive reader of the row, ours included. */
export const DEPTH_LIMIT = 100;

const READS = 'Tableread reads JSONL: one JSON object, {…}, on each line.';
const ARRAY = `The file is one JSON list, […]. Write it with one object on each line, then import that. ${READS}`;

/**
 * Of a field named twice the last holds, as for every reader of JSON. A field named __proto__ is a field like any other.
 * @param isFirst nothing but blank lines came before
 * @throws Refusal bad-file with line and column
 */
export function parseRow(line: Line, isFirst: boolean): Row {
  const { number, text } = line;
  const at = text.search(/[^ \t\r]/);
  if (text[at] !== '{') {
    if (isFirst && text[at] === '[') throw badFile(ARRAY);
    throw badFile(`here must begin one JSON object, {…}. ${isFirst ? READS : ''}`.trim(), {
      line: number,
      column: at + 1,
      text,
    });
  }
  if (isTooDeep(line.bytes))
    throw badFile(`lists and objects lie more than ${DEPTH_LIMIT} deep within each other.`, { line: number });
  try {
    return (MAY_BE_INEXACT.test(text) ? JSON.parse(text, exactly) : JSON.parse(text)) as Row;
  } catch (error) {
    const fault = jsonFault(text);
    if (fault === undefined) throw error;
    throw badFile(`${fault.says}.`, { line: number, column: fault.at + 1, text });
  }
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [...'"\\[]{}'].map((c) => c.charCodeAt(0));

/** Counted on the bytes before parsing: a long line of nothing but [ would make JSON.parse itself take very much memory. */
function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) isString = !isString;
    else if (isString) at += byte === BACKSLASH ? 1 : 0;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      if (++depth > DEPTH_LIMIT) return true;
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth--;
  }
  return false;
}
