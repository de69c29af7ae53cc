// Where and why a text is not JSON. Only asked when JSON.parse has said that it is not, since that says neither reliably.
export interface JsonFault {
  /** From 0, in UTF-16 units. */
  at: number;
  /** "there should be a comma or } here, but there is x" */
  says: string;
}

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
/** U+0000 to U+001F may stand in a string only as escapes. */
const FIRST_PLAIN = 0x20;

/** RFC 8259. Nesting is followed by recursion: for texts whose depth is known to be limited. Undefined when it is JSON. */
export function jsonFault(text: string): JsonFault | undefined {
  try {
    const end = space(text, value(text, space(text, 0)));
    if (end < text.length) stop(text, end, 'the end of the line');
    return undefined;
  } catch (fault) {
    if (fault instanceof Stop) return fault;
    throw fault;
  }
}

class Stop implements JsonFault {
  readonly at: number;
  readonly says: string;
  constructor(at: number, says: string) {
    this.at = at;
    this.says = says;
  }
}

function stop(text: string, at: number, wanted: string): never {
  if (at >= text.length)
    throw new Stop(at, `the line ends where there should be ${wanted}; an object must stand on one line`);
  const code = text.codePointAt(at) ?? 0;
  const isSeen = /[^\p{C}\p{Z}]/u.test(String.fromCodePoint(code));
  const found = isSeen
    ? String.fromCodePoint(code)
    : `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  throw new Stop(at, `there should be ${wanted} here, but there is ${found}`);
}

function matched(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text) === null ? at : pattern.lastIndex;
}

const space = (text: string, at: number) => matched(SPACE, text, at);

/** Each reads one thing that begins at `at` and answers where it ends. */
function value(text: string, at: number): number {
  const first = text[at];
  if (first === '{') return list(text, at, '}', field);
  if (first === '[') return list(text, at, ']', value);
  if (first === '"') return string(text, at);
  const end = Math.max(matched(NUMBER, text, at), matched(WORD, text, at));
  return end > at ? end : stop(text, at, 'a value');
}

function list(text: string, at: number, close: string, item: (text: string, at: number) => number): number {
  let next = space(text, at + 1);
  if (text[next] === close) return next + 1;
  for (;;) {
    next = space(text, item(text, next));
    if (text[next] === close) return next + 1;
    if (text[next] !== ',') stop(text, next, `a comma or ${close}`);
    next = space(text, next + 1);
  }
}

function field(text: string, at: number): number {
  if (text[at] !== '"') stop(text, at, 'a field name in double quotation marks');
  const colon = space(text, string(text, at));
  if (text[colon] !== ':') stop(text, colon, 'a colon');
  return value(text, space(text, colon + 1));
}

/** By hand: an expression that repeats itself over a text of millions of characters would run out of stack. */
function string(text: string, at: number): number {
  for (let next = at + 1; ; ) {
    const char = text[next];
    if (char === '"') return next + 1;
    if (char === '\\') {
      const end = matched(ESCAPE, text, next);
      if (end === next) stop(text, next, 'an escape that JSON knows');
      next = end;
    } else if (char === undefined || text.charCodeAt(next) < FIRST_PLAIN) stop(text, next, 'a closing quotation mark');
    else next++;
  }
}
