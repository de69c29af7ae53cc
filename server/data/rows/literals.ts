// Finds the texts of a row within the JSON it came as, so that what stands there as it is to be kept need not be written anew.
import type { Json } from '../../../shared/example/example.ts';

/** A text, and where its JSON stands, quotation marks with it: [from, to) in UTF-16 units. */
export interface Literal {
  text: string;
  from: number;
  to: number;
}

/** Shorter ones are written anew as quickly. */
const WORTHWHILE_LENGTH = 32;

const [QUOTE, BACKSLASH, COMMA, COLON] = [...'"\\,:'].map((c) => c.charCodeAt(0));
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [...'[]{}'].map((c) => c.charCodeAt(0));
const SPACE = 32;
const LETTER_U = 'u'.charCodeAt(0);
const SLASH = '/'.charCodeAt(0);

/**
 * The longer texts of a row whose JSON is as `JSON.stringify` would write it.
 * @param source JSON that has been parsed, at most a hundred levels deep
 * @param row what it was parsed to
 */
export function literalsIn(source: string, row: Json): Literal[] {
  const found: Literal[] = [];
  if (source.length > WORTHWHILE_LENGTH) walk({ source, found, at: 0, escape: -1 }, row);
  return found;
}

interface Walk {
  readonly source: string;
  readonly found: Literal[];
  at: number;
  /** The next backslash, once looked for: looked for anew for each text, a long row would be read again and again. */
  escape: number;
}

/** From the beginning of a value, or blanks before it, to its end. */
function walk(way: Walk, value: Json | undefined): void {
  const { source } = way;
  skipBlanks(way);
  const first = source.charCodeAt(way.at);
  if (first === QUOTE) walkText(way, value);
  else if (first === OPEN_OBJECT) walkObject(way, value);
  else if (first === OPEN_LIST) walkList(way, value);
  else way.at = endOfWord(source, way.at);
}

function walkText(way: Walk, value: Json | undefined): void {
  const { source, found, at: from } = way;
  way.at = endOfText(source, from);
  const length = way.at - from;
  if (length <= WORTHWHILE_LENGTH || typeof value !== 'string') return;
  // As long where it is written as it is: it has no escapes.
  if (length === value.length + 2 || isAsWritten(way, from, way.at)) found.push({ text: value, from, to: way.at });
}

function walkObject(way: Walk, value: Json | undefined): void {
  const { source, found } = way;
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const known = Object.keys(object);
  const before = found.length;
  let names = 0;
  way.at++;
  for (;;) {
    skipBlanks(way);
    const next = source.charCodeAt(way.at);
    if (next === CLOSE_OBJECT) break;
    if (next === COMMA) {
      way.at++;
      continue;
    }
    const name = nameAt(way, known[names]);
    names++;
    skipBlanks(way);
    // Past the colon.
    way.at += source.charCodeAt(way.at) === COLON ? 1 : 0;
    walk(way, Object.hasOwn(object, name) ? object[name] : undefined);
  }
  way.at++;
  // Of a name that stands twice the last holds: the texts of the others are not the row's.
  if (names !== known.length) found.length = before;
}

/** Most stand in the order in which they were parsed: `likely` is the next of them. */
function nameAt(way: Walk, likely: string | undefined): string {
  const { source, at: from } = way;
  if (likely !== undefined && source.startsWith(likely, from + 1) && !likely.includes('\\')) {
    const to = from + 1 + likely.length;
    if (source.charCodeAt(to) === QUOTE) {
      way.at = to + 1;
      return likely;
    }
  }
  way.at = endOfText(source, from);
  const written = source.slice(from + 1, way.at - 1);
  return written.includes('\\') ? (JSON.parse(source.slice(from, way.at)) as string) : written;
}

function walkList(way: Walk, value: Json | undefined): void {
  const list = Array.isArray(value) ? value : [];
  way.at++;
  for (let n = 0; ; ) {
    skipBlanks(way);
    const next = way.source.charCodeAt(way.at);
    if (next === CLOSE_LIST) break;
    if (next === COMMA) way.at++;
    else walk(way, list[n++]);
  }
  way.at++;
}

function skipBlanks(way: Walk): void {
  while (way.source.charCodeAt(way.at) <= SPACE) way.at++;
}

/** Of a number, true, false or null. */
function endOfWord(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    const unit = source.charCodeAt(at);
    if (unit === COMMA || unit === CLOSE_OBJECT || unit === CLOSE_LIST || unit <= SPACE) return at;
  }
  return source.length;
}

/** Past the mark that ends the text which begins at `from`. */
function endOfText(source: string, from: number): number {
  for (let at = source.indexOf('"', from + 1); at >= 0; at = source.indexOf('"', at + 1)) {
    let before = at - 1;
    while (source.charCodeAt(before) === BACKSLASH) before--;
    if ((at - before) % 2 === 1) return at + 1;
  }
  return source.length;
}

/** Escapes that `JSON.stringify` would not write, `\/` and `\u….` for what needs none among them, are not looked into. */
function isAsWritten(way: Walk, from: number, to: number): boolean {
  const { source } = way;
  if (way.escape < from) way.escape = nextEscape(source, from);
  while (way.escape < to) {
    const escaped = source.charCodeAt(way.escape + 1);
    if (escaped === LETTER_U || escaped === SLASH) return false;
    way.escape = nextEscape(source, way.escape + 2);
  }
  return true;
}

function nextEscape(source: string, from: number): number {
  const at = source.indexOf('\\', from);
  return at < 0 ? source.length : at;
}
