// The text of one JSON object becomes a row, or it is said where and why it cannot.

import type { Json } from '../../../shared/example/example.ts';
import type { Row } from '../../../shared/example/format.ts';
import { exactly, MAY_BE_INEXACT } from './exact-numbers.ts';
import { jsonFault } from './json-fault.ts';

/** Objects and lists within each other. Deeper ones would end every recursive reader of the row, ours included. */
export const DEPTH_LIMIT = 100;
/** Shorter texts are parsed first and measured then: how deep they can be does no harm to the parser. */
const SHORT_BYTES = 8 * 1024;

/** `at` is from 0, in UTF-16 units of the text. */
export type ParsedRow = { row: Row } | { says: string; at?: number };

/**
 * Of a field named twice the last holds, as for every reader of JSON. A field named __proto__ is a field like any other.
 * @param bytes the same as the text, in UTF-8
 */
export function parseRow(text: string, bytes: Uint8Array): ParsedRow {
  const at = text.search(/[^ \t\r\n]/);
  if (text[at] !== '{') return { says: 'here must begin one JSON object, {…}.', at };
  if (bytes.length > SHORT_BYTES && isTooDeep(bytes)) return TOO_DEEP;
  try {
    const row = (MAY_BE_INEXACT.test(text) ? JSON.parse(text, exactly) : JSON.parse(text)) as Row;
    return bytes.length > SHORT_BYTES || !liesDeeper(row, DEPTH_LIMIT) ? { row } : TOO_DEEP;
  } catch (error) {
    if (isTooDeep(bytes)) return TOO_DEEP;
    const fault = jsonFault(text);
    if (fault === undefined) throw error;
    return { says: `${fault.says}.`, at: fault.at };
  }
}

const TOO_DEEP = { says: `lists and objects lie more than ${DEPTH_LIMIT} deep within each other.` };

function liesDeeper(value: Json, levels: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((item) => liesDeeper(item, levels - 1));
  for (const name in value) if (liesDeeper(value[name] as Json, levels - 1)) return true;
  return false;
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
