// Finds formulas in Markdown source, before the Markdown is parsed: what stands inside them is not Markdown.
import { type Delimiter, looksLikeMaths } from './looks-like-maths.ts';

/** A stretch of source, UTF-16 offsets, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A stretch that is code: between fences or backticks, or merely indented. */
export interface CodeSpan extends Span {
  readonly indented: boolean;
}

/** A formula with its delimiters [from, to) and the TeX between them [texFrom, texTo). */
export interface Maths extends Span {
  readonly texFrom: number;
  readonly texTo: number;
  readonly display: boolean;
}

/** A stray delimiter costs at most this much looking ahead, and swallows at most this much text. */
const DISPLAY_LIMIT = 10_000;
const INLINE_LIMIT = 1_000;

const OPENING = /\$+|\\[([]|\\begin\{(equation|align|alignat|gather)(\*?)\}/g;
const BLANK_LINE = /\n[ \t>]*\n/;
/** What may stand before a formula at the beginning of a line: blanks, quote marks, one list mark. */
const LINE_OPENING = /(?:^|\n)[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?$/;

/**
 * Formulas in source order. No formula begins in code or reaches into code, except that what looks like indented code inside
 * a formula is the formula's own indentation. `code` in source order.
 */
export function findMaths(source: string, code: readonly CodeSpan[]): Maths[] {
  const found: Maths[] = [];
  const opening = new RegExp(OPENING);
  let next = 0;
  for (let match = opening.exec(source); match; match = opening.exec(source)) {
    while (next < code.length && (code[next] as Span).to <= match.index) next++;
    const region = code[next];
    if (region && region.from <= match.index) {
      opening.lastIndex = region.to;
      continue;
    }
    const wall = code.slice(next, next + 100).find((span) => !span.indented);
    const maths = escaped(source, match.index) ? undefined : formulaAt(source, match, wall?.from ?? source.length);
    if (!maths) continue;
    found.push(maths);
    opening.lastIndex = maths.to;
  }
  return found;
}

function formulaAt(source: string, match: RegExpExecArray, limit: number): Maths | undefined {
  const from = match.index;
  if (match[1]) return environmentAt(source, from, `\\end{${match[1]}${match[2]}}`, limit);
  const delimiter = match[0];
  if (!isDelimiter(delimiter)) return undefined;
  const texFrom = from + delimiter.length;
  const display = delimiter === '$$' || delimiter === '\\[';
  const end = Math.min(limit, texFrom + (display ? DISPLAY_LIMIT : INLINE_LIMIT));
  const texTo = closingOf(source.slice(texFrom, end), delimiter);
  if (texTo < 0) return undefined;
  const body = source.slice(texFrom, texFrom + texTo);
  if (BLANK_LINE.test(body) && !(display && LINE_OPENING.test(source.slice(Math.max(0, from - 200), from))))
    return undefined;
  if (!looksLikeMaths(body, delimiter)) return undefined;
  const to = texFrom + texTo + delimiter.length;
  if (delimiter === '$' && opensAgain(body, source.charAt(to))) return undefined;
  return { from, to, texFrom, texTo: texFrom + texTo, display };
}

/** `$5–$10`, `$HOME:$PATH`: what looks like a closing dollar opens the next price or variable. */
const opensAgain = (body: string, next: string): boolean =>
  /\d/.test(next) ||
  (next === '$' && /\s/.test(body)) ||
  (/[A-Za-z]/.test(next) && /[\p{P}\s]$/u.test(body) && !/[)\]}]$/.test(body));

function environmentAt(source: string, from: number, closing: string, limit: number): Maths | undefined {
  const at = source.slice(from, Math.min(limit, from + DISPLAY_LIMIT)).indexOf(closing);
  if (at < 0) return undefined;
  const to = from + at + closing.length;
  return { from, to, texFrom: from, texTo: to, display: true };
}

const CLOSING: Record<Delimiter, string> = { $: '$', $$: '$$', '\\(': '\\)', '\\[': '\\]' };
const isDelimiter = (text: string): text is Delimiter => Object.hasOwn(CLOSING, text);

/** Offset of the closing delimiter in a text that begins after the opening one; -1 without one. */
function closingOf(text: string, delimiter: Delimiter): number {
  const closing = CLOSING[delimiter];
  let at = text.indexOf(closing);
  while (at >= 0 && escaped(text, at)) at = text.indexOf(closing, at + 1);
  return at;
}

/** Whether the character stands after an odd number of backslashes. `\\[2pt]` inside a formula opens nothing. */
function escaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charAt(at - 1 - slashes) === '\\') slashes++;
  return slashes % 2 === 1;
}
