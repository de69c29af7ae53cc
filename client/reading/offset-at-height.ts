// Which source character stands at a height of the screen: where a reader is in a long text.
import { withRange } from './measuring-range.ts';
import type { Piece, Rendered } from './rendered.ts';

/**
 * Source offset of the first character whose line reaches below a height, CSS pixels in the viewport; undefined when all of the text
 * stands above it. Looks into one block only: the others may never have been laid out (`content-visibility`).
 */
export function offsetAtHeight(rendered: Rendered, root: Element, y: number): number | undefined {
  const block = firstBelow([...root.children], y);
  if (block === undefined) return undefined;
  const from = firstIndex(rendered.pieces, ({ node }) => !precedes(node, block));
  const to = firstIndex(rendered.pieces, ({ node }) => !precedes(node, block) && !block.contains(node));
  const pieces = rendered.pieces.slice(from, to);
  const piece = pieces.find(({ node }) => bottomOf(node) > y) ?? pieces.at(-1);
  return piece && offsetIn(piece, y);
}

/** The one block of a plain text holds its lines; of those, the one at the height. */
function firstBelow(blocks: readonly Element[], y: number): Element | undefined {
  const block = blocks[firstIndex(blocks, (each) => each.getBoundingClientRect().bottom > y)];
  return block?.matches('.plain, .source') ? firstBelow([...block.children], y) : block;
}

const precedes = (node: Node, block: Element): boolean =>
  (block.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;

function bottomOf(node: Text | Element): number {
  if (node instanceof Element) return node.getBoundingClientRect().bottom;
  return withRange((range) => {
    range.selectNodeContents(node);
    return range.getBoundingClientRect().bottom;
  });
}

function offsetIn({ node, from, to }: Piece, y: number): number {
  if (node instanceof Element) return from;
  return withRange((range) => {
    range.setStart(node, 0);
    let [low, high] = [0, to - from];
    while (low < high) {
      const middle = (low + high) >> 1;
      range.setEnd(node, middle + 1);
      if (range.getBoundingClientRect().bottom > y) high = middle;
      else low = middle + 1;
    }
    return from + Math.min(low, to - from - 1);
  });
}

/** Index of the first of which it is true; all before it are not, all after it are. */
function firstIndex<T>(items: readonly T[], isTrue: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
