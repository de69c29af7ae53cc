// From a place in the DOM back to the source offset it shows.
import { withRange } from './measuring-range.ts';
import type { Piece, Rendered } from './rendered.ts';

/** Which end of a span is being asked for: a place between two pieces belongs to the next one or to the one before. */
export type Edge = 'start' | 'end';

/**
 * The source offset (UTF-16) of a DOM boundary point, as Selection and Range give them: a text node with an offset, or an
 * element with a child index. Inside a formula: its start or its end, by edge. Undefined when nothing is shown on that side.
 */
export function sourceOffset(rendered: Rendered, node: Node, offset: number, edge: Edge = 'start'): number | undefined {
  const piece = pieceAround(rendered, node);
  if (piece?.node instanceof Text) return piece.from + Math.min(offset, piece.to - piece.from);
  if (piece) return edge === 'start' ? piece.from : piece.to;
  const { pieces } = rendered;
  const next = firstPieceBeyond(pieces, node, offset);
  return edge === 'start' ? pieces[next]?.from : pieces[next - 1]?.to;
}

function pieceAround({ byNode }: Rendered, node: Node): Piece | undefined {
  for (let at: Node | null = node; at; at = at.parentNode) {
    const piece = byNode.get(at);
    if (piece) return piece;
  }
  return undefined;
}

/** Index of the first piece that begins at or beyond a boundary point. Pieces lie in document order, so halving finds it. */
function firstPieceBeyond(pieces: readonly Piece[], node: Node, offset: number): number {
  return withRange((point) => {
    point.setStart(node, Math.min(offset, node.childNodes.length || (node.nodeValue?.length ?? 0)));
    point.collapse(true);
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const piece = (pieces[middle] as Piece).node;
      const parent = piece.parentNode;
      if (!parent || parent.getRootNode() !== node.getRootNode()) return pieces.length;
      if (point.comparePoint(piece, 0) >= 0) high = middle;
      else low = middle + 1;
    }
    return low;
  });
}
