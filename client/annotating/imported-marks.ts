// Stretches that raters of the file marked, as marks of their own kind: apart from people's.
import type { Labels, RatedSpan } from '../../shared/example/rating.ts';
import { annotatingWords as words } from '../words/annotating.ts';
import type { Marked } from './marks-of-text.ts';

const PREFIX = 'imported ';

/** What the mark of this id was made of; undefined for a mark of a member. */
export function importedSpan(labels: Labels | undefined, id: string): RatedSpan | undefined {
  return id.startsWith(PREFIX) ? labels?.spans[Number(id.slice(PREFIX.length))] : undefined;
}

/** In the order of the file. A quote longer than its place says, or none, is shown where its place is. */
export function importedMarks({ spans }: Labels): Marked[] {
  return spans.flatMap((span, at): Marked[] => {
    const { part, start, end, quote } = span;
    if (end <= start) return [];
    const anchor = { part, start, end, exact: quote, prefix: '', suffix: '' };
    return [{ id: `${PREFIX}${at}`, anchor, colour: 'imported', label: words.marked(span), instinct: false }];
  });
}
