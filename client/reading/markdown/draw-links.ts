// Draws links, images and footnote marks: nothing loads, and nothing is followed unless it is clicked.
import type { SyntaxNode } from '@lezer/common';
import { readingWords } from '../../words/reading.ts';
import type { Draw, Drawing } from './drawing.ts';
import { element } from './element.ts';
import { followableAddress, followableBareAddress } from './followable-address.ts';
import { labelOf } from './references.ts';

/** No referrer, no opener, no vote for search engines; the address in the title, as it will be opened. */
function anchor(address: string): HTMLAnchorElement {
  return element('a', { href: address, title: address, rel: 'noopener noreferrer nofollow', target: '_blank' });
}

/** The address of a link or image: its own, or the one its label is defined to be. */
function addressOf(on: Drawing, node: SyntaxNode): string | undefined {
  const url = node.getChild('URL');
  if (url) return followableAddress(on.source.slice(url.from, url.to));
  const label = labelOf(on.source, node);
  return label === undefined ? undefined : on.references.address(label);
}

/** The source of a link as text, formatting inside its brackets kept: `[a](javascript:…)` reads as what it is. */
function asSource(on: Drawing, node: SyntaxNode, parent: Node): void {
  const [open, close] = node.getChildren('LinkMark');
  if (!open || !close) {
    on.verbatimNode(node, parent);
    return;
  }
  on.verbatim(parent, open.from, open.to);
  on.children(node, parent, open.to, close.from);
  on.verbatim(parent, close.from, node.to);
}

function bareLink(on: Drawing, node: SyntaxNode, parent: Node): void {
  const address = on.insideLink ? undefined : followableBareAddress(on.source.slice(node.from, node.to));
  on.verbatim(address ? parent.appendChild(anchor(address)) : parent, node.from, node.to);
}

export const links = {
  Link(on, node, parent) {
    const label = labelOf(on.source, node) ?? '';
    if (label.startsWith('^') && on.references.hasFootnote(label)) {
      on.verbatim(parent.appendChild(element('sup', { class: 'footnote-mark' })), node.from + 2, node.to - 1);
      return;
    }
    const address = addressOf(on, node);
    const [open, close] = node.getChildren('LinkMark');
    if (!address || !open || !close || on.insideLink) {
      asSource(on, node, parent);
      return;
    }
    on.insideLink = true;
    on.children(node, parent.appendChild(anchor(address)), open.to, close.from);
    on.insideLink = false;
  },

  Image(on, node, parent) {
    const url = node.getChild('URL');
    const [open, close] = node.getChildren('LinkMark');
    const address = addressOf(on, node);
    if (!open || !close || !(url || address)) {
      asSource(on, node, parent);
      return;
    }
    const image = parent.appendChild(element('span', { class: 'image', 'data-label': readingWords.image }));
    if (address) {
      image.title = address;
      // Not the address of anything that loads: what is asked about when it is clicked (leaving.svelte.ts).
      image.dataset.address = address;
      image.role = 'link';
      image.tabIndex = 0;
    }
    on.children(node, image.appendChild(element('span')), open.to, close.from);
    if (url) on.verbatim(image.appendChild(element('span', { class: 'image-address', dir: 'ltr' })), url.from, url.to);
  },

  Autolink(on, node, parent) {
    const url = node.getChild('URL');
    const address = url && !on.insideLink ? followableBareAddress(on.source.slice(url.from, url.to)) : undefined;
    if (url && address) on.verbatim(parent.appendChild(anchor(address)), url.from, url.to);
    else on.verbatim(parent, node.from, node.to);
  },

  URL: bareLink,

  // a definition is hidden only while a link uses it; "[Answer]: 42" is an answer, and stays
  LinkReference(on, node, parent) {
    const label = node.getChild('LinkLabel');
    if (label && on.references.isUsed(on.source.slice(label.from, label.to))) return;
    on.verbatimNode(node, parent.appendChild(element('p', { dir: 'auto' })));
  },
} satisfies Record<string, Draw>;
