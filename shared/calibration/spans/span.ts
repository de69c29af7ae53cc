// Spans: what somebody marked in a text, with a label such as an error category.
import { z } from 'zod';

export const Span = z
  .strictObject({
    /** Offsets into the text in UTF-16 code units, end exclusive. */
    start: z.int().min(0),
    end: z.int().min(1),
    label: z.string(),
  })
  .refine(({ start, end }) => end > start, 'a span ends after it begins');
export type Span = z.infer<typeof Span>;

/** One text and what each rater marked in it. A rater who read it and marked nothing has an empty list; one who did not read it is not there. */
export interface MarkedText {
  item: string;
  /** In UTF-16 code units. */
  length: number;
  spans: ReadonlyMap<string, readonly Span[]>;
}

/** A stretch of the text over which nobody's marks change: `labels` has one entry for each rater, '' where they marked nothing. */
export interface Stretch {
  length: number;
  labels: string[];
}

/**
 * The text cut at every place where a mark begins or ends. Where one rater's own marks overlap, the stretch has all their labels, sorted and
 * joined by ' + ': a label of its own. All characters of a stretch are alike, so counting stretches by their length counts characters.
 */
export function stretchesOf({ length, spans }: MarkedText): Stretch[] {
  const raters = [...spans.values()];
  const inside = (at: number) => Math.max(0, Math.min(length, at));
  const cuts = [0, length, ...raters.flat().flatMap(({ start, end }) => [inside(start), inside(end)])];
  const places = [...new Set(cuts)].toSorted((a, b) => a - b);
  return places.slice(1).map((end, i) => {
    const start = places[i] ?? 0;
    const labels = raters.map((marks) => {
      const covering = marks
        .filter((mark) => mark.start <= start && mark.end >= end)
        .map(({ label }) => label || 'marked');
      return [...new Set(covering)].toSorted().join(' + ');
    });
    return { length: end - start, labels };
  });
}
