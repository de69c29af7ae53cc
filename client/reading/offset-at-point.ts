// Which source character lies under a point of the screen.
import { withRange } from './measuring-range.ts';
import type { Rendered } from './rendered.ts';
import { sourceOffset } from './source-offset.ts';

/**
 * Source offset of the character painted at (x, y), CSS pixels in the viewport; undefined beside the text. The browser answers with the
 * nearest caret place, which is on either side of the character and may be lines away, so the characters around it are measured.
 */
export function offsetAtPoint(rendered: Rendered, x: number, y: number): number | undefined {
  const caret = caretAt(x, y);
  if (!caret) return undefined;
  const { node, offset } = caret;
  for (let at = node; at.parentNode; at = at.parentNode as Node) {
    const piece = rendered.byNode.get(at);
    if (piece?.node instanceof Element) return contains(piece.node.getClientRects(), x, y) ? piece.from : undefined;
  }
  if (!(node instanceof Text)) return undefined;
  for (const start of [offset, offset - 1]) {
    if (start < 0 || start >= node.length) continue;
    const boxes = withRange((character) => {
      character.setStart(node, start);
      character.setEnd(node, start + 1);
      return character.getClientRects();
    });
    if (contains(boxes, x, y)) return sourceOffset(rendered, node, start);
  }
  return undefined;
}

function caretAt(x: number, y: number): { node: Node; offset: number } | undefined {
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret ? { node: caret.offsetNode, offset: caret.offset } : undefined;
  }
  // Safari before 26.2
  const range = document.caretRangeFromPoint(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}

const contains = (boxes: DOMRectList, x: number, y: number): boolean =>
  [...boxes].some((box) => x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 1 && y <= box.bottom + 1);
