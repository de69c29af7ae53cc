// Draws what stands inside a line: emphasis, code, escapes, entities, raw HTML.

import type { SyntaxNode } from '@lezer/common';
import { decodeEntity } from './decode-entity.ts';
import type { Draw, Drawing } from './drawing.ts';
import { element } from './element.ts';

const wrap =
  (name: 'em' | 'strong' | 's'): Draw =>
  (on, node, parent) => {
    on.children(node, parent.appendChild(element(name)));
  };

/** Raw HTML is shown as the text it is, never parsed. */
const rawHtml: Draw = (on, node, parent) => {
  on.verbatimNode(node, parent.appendChild(element('span', { class: 'raw-html', dir: 'ltr' })));
};

/** Quote marks of a quotation the code runs through, and in a table the backslash that keeps a bar from ending the cell. */
function unseenInCode(on: Drawing, node: SyntaxNode): { from: number; to: number }[] {
  if (node.parent?.name !== 'TableCell') return node.getChildren('QuoteMark');
  const code = on.source.slice(node.from, node.to);
  return [...code.matchAll(/\\(?=\|)/g)].map(({ index }) => ({ from: node.from + index, to: node.from + index + 1 }));
}

export const inlines = {
  Emphasis: wrap('em'),
  StrongEmphasis: wrap('strong'),
  Strikethrough: wrap('s'),

  InlineCode(on, node, parent) {
    const code = parent.appendChild(element('code', { dir: 'ltr' }));
    const from = node.firstChild?.to ?? node.from;
    const to = node.lastChild?.from ?? node.to;
    const inner = on.source.slice(from, to);
    // "`` `a` ``": one blank on either side only keeps the backticks apart
    const padded = inner.length > 2 && inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '' ? 1 : 0;
    let at = from + padded;
    for (const unseen of unseenInCode(on, node)) {
      on.verbatim(code, at, unseen.from);
      at = unseen.to;
    }
    on.verbatim(code, at, to - padded);
  },

  Escape(on, node, parent) {
    on.verbatim(parent, node.from + 1, node.to);
  },

  Entity(on, node, parent) {
    const written = on.source.slice(node.from, node.to);
    const text = decodeEntity(written);
    if (text === written) {
      on.verbatim(parent, node.from, node.to);
      return;
    }
    const shown = element('span', { class: 'entity' });
    shown.textContent = text;
    on.atom(parent, shown, node.from, node.to);
  },

  // the two blanks or the backslash vanish; the line end itself is text, like every other line end
  HardBreak(on, node, parent) {
    on.verbatim(parent, node.to - 1, node.to);
  },

  HTMLTag: rawHtml,
  Comment: rawHtml,
  ProcessingInstruction: rawHtml,
} satisfies Record<string, Draw>;
