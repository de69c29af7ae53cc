// Finds words in the texts of an example: everywhere that a reader can see, whether it is on the page or not.
import type { Content } from '../../shared/example/example.ts';
import type { Part } from '../../shared/room/anchor.ts';

/** A place where the words stand; UTF-16 offsets in the source of the part, `end` exclusive. */
export interface Hit {
  readonly part: Part;
  readonly start: number;
  readonly end: number;
}

/** Longer questions are cut: nobody types them, and a pasted page would be slow. */
const QUERY_LIMIT = 300;
/** What Markdown may have put around a word. */
const MARKUP = '[*_~`]*';

/**
 * Words as typed: without regard to case, any blanks or line ends between them, and over the marks of emphasis. Undefined when there
 * is nothing to look for.
 */
export function patternOf(query: string): RegExp | undefined {
  const words = query.trim().slice(0, QUERY_LIMIT).split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  const escaped = words.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  return new RegExp(escaped.join(`${MARKUP}\\s+${MARKUP}`), 'giu');
}

/** In reading order: fields, conversation, responses; at most `limit`. */
export function hitsIn({ fields, conversation, responses }: Content, pattern: RegExp, limit: number): Hit[] {
  const hits: Hit[] = [];
  const look = (text: string, part: Part): void => {
    if (hits.length >= limit) return;
    for (const { 0: found, index } of text.matchAll(pattern)) {
      hits.push({ part, start: index, end: index + found.length });
      if (hits.length >= limit) return;
    }
  };
  for (const [name, value] of Object.entries(fields))
    if (typeof value === 'string') look(value, { in: 'fields', name });
  conversation.forEach(({ text }, index) => {
    look(text, { in: 'conversation', index });
  });
  responses.forEach(({ text }, index) => {
    look(text, { in: 'responses', index });
  });
  return hits;
}
