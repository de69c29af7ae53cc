// What link references and footnotes of a text point to, gathered before it is drawn.
import type { Tree } from '@lezer/common';
import { followableAddress } from './followable-address.ts';

export interface References {
  /** The address a label stands for; undefined when nothing defines it or it may not be followed. */
  address(label: string): string | undefined;
  /** Whether a definition does its work elsewhere in the text, so that it need not be shown itself. */
  isUsed(label: string): boolean;
  /** Whether a footnote with this label (`^1`) exists. */
  hasFootnote(label: string): boolean;
}

/** Labels match without regard to case and to how blanks are written (CommonMark 0.31, "matches"). */
const key = (label: string): string =>
  label
    .replace(/^\[|\]$/g, '')
    .trim()
    .replaceAll(/\s+/g, ' ')
    .toLowerCase();

export function referencesOf(source: string, tree: Tree): References {
  const addresses = new Map<string, string | undefined>();
  const used = new Set<string>();
  const footnotes = new Set<string>();
  tree.iterate({
    enter({ name, node, from, to }) {
      if (name === 'FootnoteLabel') footnotes.add(key(source.slice(from, to - 1)));
      if (name === 'LinkReference') {
        const label = node.getChild('LinkLabel');
        const url = node.getChild('URL');
        if (!label || !url) return;
        const defined = key(source.slice(label.from, label.to));
        if (!addresses.has(defined)) addresses.set(defined, followableAddress(source.slice(url.from, url.to)));
      }
      if (name !== 'Link' && name !== 'Image') return;
      used.add(key(labelOf(source, node) ?? ''));
    },
  });
  return {
    address: (label) => addresses.get(key(label)),
    isUsed: (label) => used.has(key(label)) && addresses.get(key(label)) !== undefined,
    hasFootnote: (label) => footnotes.has(key(label)),
  };
}

type SyntaxNode = Tree['topNode'];

/** The label a link or image refers to: `[text][label]`, `[label][]` or `[label]`; undefined when it carries an address. */
export function labelOf(source: string, node: SyntaxNode): string | undefined {
  if (node.getChild('URL')) return undefined;
  const label = node.getChild('LinkLabel');
  if (label && label.to - label.from > 2) return source.slice(label.from, label.to);
  const [open, close] = node.getChildren('LinkMark');
  return open && close ? source.slice(open.to, close.from) : undefined;
}
