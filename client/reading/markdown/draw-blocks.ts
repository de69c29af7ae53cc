// Draws paragraphs, headings, quotations, rules, footnotes and blocks of raw HTML.
import { readingWords } from '../../words/reading.ts';
import { directionOf } from './direction-of.ts';
import type { Draw } from './drawing.ts';
import { element } from './element.ts';

/** A room has h1 and a part of an example h2, so the headings of a text begin at h3, two below what its writer gave them. */
const BELOW = 2;
const DEEPEST = 6;

const heading =
  (level: 1 | 2 | 3 | 4 | 5 | 6): Draw =>
  (on, node, parent) => {
    // Writers skip levels; who listens must not: none is more than one deeper than the last. It looks as it was written.
    on.lastHeading = Math.min(level + BELOW, on.lastHeading + 1, DEEPEST);
    const made = element(`h${on.lastHeading}` as 'h3', { dir: 'auto', 'data-level': `${level}` });
    on.children(node, parent.appendChild(made));
  };

const rawBlock: Draw = (on, node, parent) => {
  on.verbatimNode(node, parent.appendChild(element('div', { class: 'raw-html', dir: 'ltr' })));
};

export const blocks = {
  // Line ends stay text and are kept visible by `white-space: pre-line` (prose.css). Standard Markdown joins the lines of a
  // paragraph; but models, and the people who wrote prompts, end lines where they mean a new line (verse, addresses, "A. … B. …"),
  // and a reviewer must see the lines the writer made. Nothing is invented: every break shown is a line end of the source.
  Paragraph(on, node, parent) {
    on.children(node, parent.appendChild(element('p', { dir: 'auto' })));
  },

  Blockquote(on, node, parent) {
    on.quotes++;
    on.children(
      node,
      parent.appendChild(element('blockquote', { dir: directionOf(on.source.slice(node.from, node.to)) })),
    );
    on.quotes--;
  },

  HorizontalRule(_on, _node, parent) {
    parent.appendChild(element('hr'));
  },

  Footnote(on, node, parent) {
    const note = parent.appendChild(
      element('div', { class: 'footnote', role: 'note', 'aria-label': readingWords.footnote }),
    );
    on.children(node, note);
  },
  FootnoteLabel(on, node, parent) {
    on.verbatim(parent.appendChild(element('sup')), node.from + 2, node.to - 2);
  },

  ATXHeading1: heading(1),
  ATXHeading2: heading(2),
  ATXHeading3: heading(3),
  ATXHeading4: heading(4),
  ATXHeading5: heading(5),
  ATXHeading6: heading(6),
  SetextHeading1: heading(1),
  SetextHeading2: heading(2),

  HTMLBlock: rawBlock,
  CommentBlock: rawBlock,
  ProcessingInstructionBlock: rawBlock,
} satisfies Record<string, Draw>;
