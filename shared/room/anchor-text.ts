// Describes a stretch of text so that it can be found again, also after the text has changed a little.
import { type Anchor, CONTEXT_LENGTH, QUOTE_LIMIT } from './anchor.ts';

/** An anchor without the part it lies in: position, quote, and up to 32 UTF-16 units of text on either side. */
export type TextAnchor = Omit<Anchor, 'part'>;

/** Where an anchor was found: UTF-16 offsets, `end` exclusive. */
export interface Located {
  readonly start: number;
  readonly end: number;
}

/**
 * Describes source[start, end). Ends that would cut a character in two are moved outward, and context is cut between characters: what is
 * stored is well-formed text. Undefined for an empty stretch and for one longer than a quote may be.
 */
export function describeSelection(source: string, start: number, end: number): TextAnchor | undefined {
  const from = cutsCharacter(source, start) ? start - 1 : start;
  const to = cutsCharacter(source, end) ? end + 1 : end;
  if (from < 0 || to > source.length || from >= to || to - from > QUOTE_LIMIT) return undefined;
  const before = Math.max(0, from - CONTEXT_LENGTH);
  const after = Math.min(source.length, to + CONTEXT_LENGTH);
  return {
    start: from,
    end: to,
    exact: source.slice(from, to),
    prefix: source.slice(cutsCharacter(source, before) ? before + 1 : before, from),
    suffix: source.slice(to, cutsCharacter(source, after) ? after - 1 : after),
  };
}

/**
 * Finds an anchor in a text: at its own place if the quote stands there, else where the quote stands in the most similar surroundings,
 * and of equals the nearest. Undefined when the quote is nowhere. O(length of the text).
 */
export function locate(source: string, anchor: TextAnchor): Located | undefined {
  const { start, end, exact } = anchor;
  if (exact === '') return undefined;
  if (source.startsWith(exact, start) && end - start === exact.length) return { start, end };
  let best: { at: number; likeness: number } | undefined;
  for (let at = source.indexOf(exact); at >= 0; at = source.indexOf(exact, at + 1)) {
    const likeness = likenessAt(source, at, anchor);
    const better = !best || likeness > best.likeness || (likeness === best.likeness && nearer(at, best.at, start));
    if (better) best = { at, likeness };
  }
  return best && { start: best.at, end: best.at + exact.length };
}

const nearer = (a: number, b: number, place: number): boolean => Math.abs(a - place) < Math.abs(b - place);

/** How many characters before and after a place agree with the anchor's context, counted outward from the quote. */
function likenessAt(source: string, at: number, { exact, prefix, suffix }: TextAnchor): number {
  let before = 0;
  while (before < prefix.length && source[at - 1 - before] === prefix[prefix.length - 1 - before]) before++;
  const behind = at + exact.length;
  let after = 0;
  while (after < suffix.length && source[behind + after] === suffix[after]) after++;
  return before + after;
}

/** Whether an offset lies between the two halves of a surrogate pair. */
function cutsCharacter(source: string, offset: number): boolean {
  const before = source.charCodeAt(offset - 1);
  const after = source.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
