// Tells maths from money, shell variables and escaped brackets, by what stands between the delimiters.

export type Delimiter = '$' | '$$' | '\\(' | '\\[';

/** Signs that people write in formulas and not in prices or sentences: TeX's own and Unicode's mathematical symbols. */
const FORMULA_SIGN = /[\\^_*{}\p{Sm}]/u;
const STRONG_SIGN = /[\\^_]/;
const SYLLABLE = /\p{L}{2,}/u;
const WORD = /\p{L}{3,}/u;
const CHINESE = /\p{Script=Han}/u;
const BLANK_AT_AN_END = /^\s|\s$/;

/**
 * Whether the text between two delimiters reads as a formula. The rules are pandoc's for `$` (no blank just inside the
 * delimiters: https://pandoc.org/MANUAL.html#math), loosened for `$ x^2 $`, which models write, and tightened where a price or
 * a sentence would pass: "5 and 6", "100k to 200".
 */
export function looksLikeMaths(body: string, delimiter: Delimiter): boolean {
  if (body.trim() === '') return false;
  if (delimiter === '$' && BLANK_AT_AN_END.test(body)) return STRONG_SIGN.test(body);
  if (FORMULA_SIGN.test(body)) return true;
  const words = body.trim();
  if (delimiter === '\\[' && /^[\p{L}\d\s]+$/u.test(words)) return body.includes('\n');
  if (/\s/.test(words) && WORD.test(words)) return false;
  if (CHINESE.test(words)) return false;
  if (delimiter === '$' && /^\d/.test(words) && /\s/.test(words)) return !SYLLABLE.test(words);
  return true;
}
