// The readable texts of an example with the part each is, the likeliest to be annotated first.
import type { Part } from '../room/anchor.ts';
import type { Content } from './example.ts';
import { type AboutSpan, messagePart, responsePart, spanOver, stretchAt } from './marked-text.ts';
import type { RatedSpan } from './rating.ts';

export interface PartText {
  part: Part;
  text: string;
}

export const textsOf = ({ conversation, responses, fields }: Content): PartText[] => [
  ...responses.map(({ text }, i) => ({ part: responsePart(i), text })),
  ...conversation.map(({ text }, i) => ({ part: messagePart(i), text })),
  ...Object.entries(fields).flatMap(([name, text]) =>
    typeof text === 'string' && name !== '' ? [{ part: { in: 'fields', name } as const, text }] : [],
  ),
];

/** A span by offsets into one of these texts, nobody says which: the first in which the quote stands there, or which is long enough. */
export function spanSomewhere(
  texts: readonly PartText[],
  { start, end, quote }: { start: number; end: number; quote?: string | undefined },
  about: AboutSpan,
): RatedSpan | undefined {
  const found = texts.flatMap((each) => {
    const at = stretchAt(each.text, start, end, quote);
    return at === undefined ? [] : [{ ...each, at }];
  })[0];
  const { part, text } = found ?? texts[0] ?? {};
  if (part === undefined || text === undefined) return undefined;
  return found === undefined && quote === undefined ? undefined : spanOver(part, text, found?.at, quote ?? '', about);
}
