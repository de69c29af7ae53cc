// Errors that several people marked in one text, as stretches: each with those who marked it.
import { type Part, samePart } from '../../shared/room/anchor.ts';
import { locate } from '../../shared/room/anchor-text.ts';
import type { Span } from '../../shared/room/rubric.ts';
import type { Given } from './comparison-rows.ts';
import { spansIn } from './span-draft.svelte.ts';

export interface Stretch {
  text: string;
  /** In the order of the members; empty where nobody marked anything. */
  by: { one: Given; span: Span }[];
}

/** The whole source, cut wherever somebody's mark begins or ends. Marks whose words stand nowhere any more are left out. */
export function stretchesOf(source: string, part: Part, given: readonly Given[]): Stretch[] {
  const marks = given.flatMap((one) =>
    spansIn(one.value).flatMap((span) => {
      const place = samePart(span.anchor.part, part) ? locate(source, span.anchor) : undefined;
      return place === undefined ? [] : [{ one, span, ...place }];
    }),
  );
  const cuts = [...new Set([0, source.length, ...marks.flatMap(({ start, end }) => [start, end])])].toSorted(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((from, at) => {
    const to = cuts[at + 1] ?? from;
    const by = marks.filter(({ start, end }) => start <= from && end >= to).map(({ one, span }) => ({ one, span }));
    return { text: source.slice(from, to), by };
  });
}
