// Markdown syntax for footnote definitions: `[^label]: …`, with following lines indented by four columns.
import type { MarkdownConfig } from '@lezer/markdown';

const OPENING = /^\[\^[^\]\s]+\]:/;
const INDENT = 4;

/**
 * Adds the block `Footnote`, which holds a `FootnoteLabel` (`[^label]:`) and blocks. Without it the parser takes short
 * footnotes for link definitions, which are not shown: their text would be lost to the reader.
 */
export const footnoteSyntax: MarkdownConfig = {
  defineNodes: [
    {
      name: 'Footnote',
      block: true,
      composite(_cx, line) {
        if (line.next >= 0 && line.indent < line.baseIndent + INDENT) return false;
        if (line.next >= 0) line.moveBaseColumn(line.baseIndent + INDENT);
        return true;
      },
    },
    { name: 'FootnoteLabel', block: true },
  ],
  parseBlock: [
    {
      name: 'Footnote',
      before: 'LinkReference',
      parse(cx, line) {
        const label = OPENING.exec(line.text.slice(line.pos))?.[0];
        if (!label || line.indent >= line.baseIndent + INDENT) return false;
        const from = cx.lineStart + line.pos;
        cx.startComposite('Footnote', line.pos, INDENT);
        cx.addElement(cx.elt('FootnoteLabel', from, from + label.length));
        line.moveBase(line.pos + label.length);
        return null;
      },
      endLeaf: (_cx, line) => OPENING.test(line.text.slice(line.pos)),
    },
  ],
};
