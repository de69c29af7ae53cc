// Where two raters marked the same thing: how far apart their marks begin and end.
import { mean } from '../numbers/moments.ts';
import { type Known, undefinedFor } from '../result.ts';
import type { MarkedText, Span } from './span.ts';

export interface Boundaries {
  /** Pairs of marks taken for the same thing. */
  matched: number;
  /** Mean distance of the beginnings, and of the ends, in UTF-16 code units. */
  start: number;
  end: number;
  /** Mean of shared length over joint length, 0 to 1. */
  overlap: number;
  /** Share of the matched pairs with the same beginning and end. */
  exact: number;
}

/**
 * Pairs of marks of each two raters, matched greedily by overlap (shared length over joint length), each mark once, labels not looked at: what
 * detection already counts is not counted again. Undefined when no two marks overlap.
 */
export function boundaries(texts: readonly MarkedText[]): Known<Boundaries> {
  const pairs = texts.flatMap(({ spans }) => {
    const raters = [...spans.values()];
    return raters.flatMap((first, a) => raters.slice(a + 1).flatMap((second) => matched(first, second)));
  });
  if (pairs.length === 0) return undefinedFor('no-overlap');
  const starts = pairs.map(([a, b]) => Math.abs(a.start - b.start));
  const ends = pairs.map(([a, b]) => Math.abs(a.end - b.end));
  return {
    matched: pairs.length,
    start: mean(starts),
    end: mean(ends),
    overlap: mean(pairs.map(([a, b]) => overlapOf(a, b))),
    exact: pairs.filter((_, i) => starts[i] === 0 && ends[i] === 0).length / pairs.length,
  };
}

/** Shared length over joint length; 0 without a shared character. */
function overlapOf(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function matched(first: readonly Span[], second: readonly Span[]): [Span, Span][] {
  const candidates = first
    .flatMap((a) => second.map((b) => ({ a, b, overlap: overlapOf(a, b) })))
    .filter(({ overlap }) => overlap > 0)
    .toSorted((x, y) => y.overlap - x.overlap || x.a.start - y.a.start || x.b.start - y.b.start);
  const taken = new Set<Span>();
  return candidates.flatMap(({ a, b }): [Span, Span][] => {
    if (taken.has(a) || taken.has(b)) return [];
    taken.add(a).add(b);
    return [[a, b]];
  });
}
