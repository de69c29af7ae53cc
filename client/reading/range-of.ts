// From a span of source to the range of DOM that shows it.
import { firstEndingAfter } from './first-ending-after.ts';
import type { Piece, Rendered } from './rendered.ts';

/**
 * The DOM range of source[from, to), UTF-16 offsets. Formulas and entities it cuts are taken whole. Undefined when the span holds
 * nothing that is shown (only markup). Static, because a live Range costs on every later change of the page.
 */
export function rangeOf({ pieces }: Rendered, from: number, to: number): StaticRange | undefined {
  const first = pieces[firstEndingAfter(pieces, from)];
  if (!first || first.from >= to) return undefined;
  const reached = firstEndingAfter(pieces, to - 1);
  const candidate = pieces[reached];
  const last = candidate && candidate.from < to ? candidate : (pieces[reached - 1] as Piece);
  return new StaticRange({
    startContainer: first.node,
    startOffset: first.node instanceof Text ? Math.max(0, from - first.from) : 0,
    endContainer: last.node,
    endOffset: last.node instanceof Text ? Math.min(to, last.to) - last.from : last.node.childNodes.length,
  });
}
