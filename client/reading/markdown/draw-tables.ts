// Draws tables: header cells, columns aligned as written, in a frame that scrolls by mouse and by keyboard.
import type { SyntaxNode } from '@lezer/common';
import { readingWords } from '../../words/reading.ts';
import { directionOf } from './direction-of.ts';
import type { Draw, Drawing } from './drawing.ts';
import { element } from './element.ts';

type Alignment = 'start' | 'center' | 'end' | undefined;

/** `|:--|:-:|--:|` to one alignment a column. Left is the start of the line: in a right-to-left table that is the right. */
function alignments(written: string): Alignment[] {
  const columns = written.trim().replace(/^\|/, '').replace(/\|$/, '').split('|');
  return columns.map((column) => {
    const mark = column.trim();
    if (mark.endsWith(':')) return mark.startsWith(':') ? 'center' : 'end';
    return mark.startsWith(':') ? 'start' : undefined;
  });
}

/** The cells of a row in order; undefined for an empty one, of which the syntax tree has only the bars around it. */
function cellsOf(row: SyntaxNode): (SyntaxNode | undefined)[] {
  const cells: (SyntaxNode | undefined)[] = [];
  let open = true;
  let first = true;
  for (let child = row.firstChild; child; child = child.nextSibling) {
    if (child.name === 'TableCell') {
      cells.push(child);
      open = false;
    } else if (child.name === 'TableDelimiter') {
      if (open && !first) cells.push(undefined);
      open = true;
    }
    first = false;
  }
  return cells;
}

function drawRow(on: Drawing, row: SyntaxNode, kind: 'th' | 'td', aligned: readonly Alignment[]): HTMLTableRowElement {
  const made = element('tr');
  const cells = cellsOf(row);
  // Missing cells are filled up; supernumerary ones are kept, although GFM drops them: they are part of what was written.
  for (let column = 0; column < Math.max(cells.length, aligned.length); column++) {
    const cell = made.appendChild(element(kind, { dir: 'auto', ...(kind === 'th' && { scope: 'col' }) }));
    const alignment = aligned[column];
    if (alignment) cell.dataset.align = alignment;
    const node = cells[column];
    if (node) on.children(node, cell);
  }
  return made;
}

export const tables = {
  Table(on, node, parent) {
    const dir = directionOf(on.source.slice(node.from, node.to));
    const named = { role: 'group', tabindex: '0', 'aria-label': readingWords.table };
    const frame = element('div', { class: 'table', dir, ...named });
    const table = frame.appendChild(element('table', { dir }));
    const delimiter = node.getChild('TableDelimiter');
    const aligned = delimiter ? alignments(on.source.slice(delimiter.from, delimiter.to)) : [];
    const header = node.getChild('TableHeader');
    if (header) table.appendChild(element('thead')).appendChild(drawRow(on, header, 'th', aligned));
    const body = table.appendChild(element('tbody'));
    for (const row of node.getChildren('TableRow')) body.appendChild(drawRow(on, row, 'td', aligned));
    parent.appendChild(frame);
  },
} satisfies Record<string, Draw>;
