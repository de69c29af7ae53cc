// The text of one JSON object becomes a row, or it is said where and why it cannot.

import type { Row } from '../../../shared/example/format.ts';
import { exactly, MAY_BE_INEXACT } from './exact-numbers.ts';
import { jsonFault } from './json-fault.ts';

/** Objects and lists within each other. Deeper ones would end every recursive reader of the row, ours included. */
export const DEPTH_LIMIT = 100;
/** `at` is from 0, in UTF-16 units of the text. */
export type ParsedRow = { row: Row } | { says: string; at?: number };

/**
 * Of a field named twice the last holds, as for every reader of JSON. A field named __proto__ is a field like any other.
 * The text is measured before it is parsed: a long line of nothing but [ would make JSON.parse itself take very much memory.
 */
export function parseRow(text: string): ParsedRow {
  const at = text.charCodeAt(0) === OPEN_OBJECT ? 0 : text.search(/[^ \t\r\n]/);
  if (text.charCodeAt(at) !== OPEN_OBJECT) return { says: 'here must begin one JSON object, {…}.', at };
  if (opensMuch(text) && isTooDeep(text)) return TOO_DEEP;
  try {
    return { row: (MAY_BE_INEXACT.test(text) ? JSON.parse(text, exactly) : JSON.parse(text)) as Row };
  } catch (error) {
    const fault = jsonFault(text);
    if (fault === undefined) throw error;
    return { says: `${fault.says}.`, at: fault.at };
  }
}

const TOO_DEEP = { says: `lists and objects lie more than ${DEPTH_LIMIT} deep within each other.` };

/** Without so many, within strings or not, nothing can lie too deep. */
function opensMuch(text: string): boolean {
  let left = DEPTH_LIMIT;
  for (const mark of '{[')
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) if (--left < 0) return true;
  return false;
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [...'"\\[]{}'].map((c) => c.charCodeAt(0));

function isTooDeep(text: string): boolean {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) isString = !isString;
    else if (isString) at += unit === BACKSLASH ? 1 : 0;
    else if (unit === OPEN_LIST || unit === OPEN_OBJECT) {
      if (++depth > DEPTH_LIMIT) return true;
    } else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) depth--;
  }
  return false;
}
