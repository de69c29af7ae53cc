// What must hold of every rendered text: each visible character stands for exactly its own place in the source.
import { parseMarkdown } from '../../../client/reading/markdown/parse-markdown.ts';
import type { Rendered } from '../../../client/reading/rendered.ts';

/** Faults in words; none means every text node shows source characters, in order, each once. */
export function offsetFaults(rendered: Rendered, source: string): string[] {
  const faults: string[] = [];
  let before = 0;
  let last: Node | undefined;
  for (const { node, from, to } of rendered.pieces) {
    if (from < before) faults.push(`a piece at ${from} begins before the one before it ends (${before})`);
    if (to <= from || to > source.length) faults.push(`a piece from ${from} to ${to} in a text of ${source.length}`);
    if (node instanceof Text && node.data !== source.slice(from, to).replaceAll('\r', '\n')) {
      faults.push(`${JSON.stringify(node.data)} stands for ${JSON.stringify(source.slice(from, to))}`);
    }
    if (last && !(last.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)) {
      faults.push(`the piece at ${from} does not follow in the document`);
    }
    before = to;
    last = node;
  }
  return [...faults, ...strayText(rendered)];
}

/** Text on the screen that stands for no source; the copy buttons are the only words of our own. */
function strayText({ dom, byNode }: Rendered): string[] {
  const strays: string[] = [];
  const walker = document.createTreeWalker(dom, NodeFilter.SHOW_ALL, (node) => {
    const known = byNode.has(node) || (node instanceof Element && node.matches('.copy'));
    return known ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  });
  while (walker.nextNode()) {
    if (walker.currentNode instanceof Text)
      strays.push(`${JSON.stringify(walker.currentNode.data)} stands for no source`);
  }
  return strays;
}

/** Where letters may be that are not text: addresses and their titles, numbers of list items, languages of code, names of entities. */
const NOT_TEXT = new Set([
  'URL',
  'LinkTitle',
  'LinkLabel',
  'LinkReference',
  'ListMark',
  'TaskMarker',
  'CodeInfo',
  'Entity',
]);

/** Letters, digits and dollars of the source that no piece shows, each with the text around it. A reviewer must see all of them. */
export function lostLetters({ pieces }: Rendered, source: string): string[] {
  const shown = new Uint8Array(source.length);
  for (const { from, to } of pieces) shown.fill(1, from, to);
  const { tree } = parseMarkdown(source);
  const isText = (at: number): boolean => {
    for (let node = tree.resolveInner(at, 1); node.parent; node = node.parent)
      if (NOT_TEXT.has(node.name)) return false;
    return true;
  };
  return [...source.matchAll(/[\p{L}\p{N}$]/gu)]
    .filter(({ index }) => !shown[index] && isText(index))
    .map(({ index }) => source.slice(Math.max(0, index - 20), index + 20));
}
