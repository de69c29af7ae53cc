// Draws bullet lists, numbered lists and task lists.
import type { SyntaxNode } from '@lezer/common';
import { readingWords } from '../../words/reading.ts';
import type { Draw, Drawing } from './drawing.ts';
import { element } from './element.ts';

/** A list is loose when blank lines stand between its items or between the blocks of one item (CommonMark 0.31, 5.3). */
function isLoose(on: Drawing, list: SyntaxNode): boolean {
  const items = list.getChildren('ListItem');
  return items.some((item, i) => {
    const next = items[i + 1];
    if (next && blankBetween(on, item.to, next.from)) return true;
    for (let block = item.firstChild; block?.nextSibling; block = block.nextSibling) {
      if (blankBetween(on, block.to, block.nextSibling.from)) return true;
    }
    return false;
  });
}

const blankBetween = (on: Drawing, from: number, to: number): boolean =>
  (on.source.slice(from, to).match(/\n|\r(?!\n)/g)?.length ?? 0) > 1;

const drawList =
  (name: 'ul' | 'ol'): Draw =>
  (on, node, parent) => {
    const list = element(name, isLoose(on, node) ? { class: 'loose' } : {});
    const mark = node.getChild('ListItem')?.getChild('ListMark');
    if (list instanceof HTMLOListElement && mark) list.start = Number.parseInt(on.source.slice(mark.from, mark.to), 10);
    on.children(node, parent.appendChild(list));
  };

export const lists = {
  BulletList: drawList('ul'),
  OrderedList: drawList('ol'),

  // The first words stand in the item itself: `dir=auto` looks at an element's own text and skips children that have a `dir`.
  ListItem(on, node, parent) {
    const item = parent.appendChild(element('li', { dir: 'auto' }));
    const loose = parent instanceof Element && parent.classList.contains('loose');
    let first = true;
    for (let block = node.firstChild; block; block = block.nextSibling) {
      if (block.name === 'Task') item.classList.add('task');
      const words = block.name === 'Paragraph' || block.name === 'Task';
      if (first && words) on.children(block, loose ? item.appendChild(element('p')) : item);
      else on.draw(block, item);
      if (block.name !== 'ListMark' && block.name !== 'QuoteMark') first = false;
    }
  },

  Task(on, node, parent) {
    on.children(node, parent.appendChild(element('p', { dir: 'auto' })));
  },

  TaskMarker(on, node, parent) {
    const done = /x/i.test(on.source.slice(node.from, node.to));
    const box = element('input', {
      type: 'checkbox',
      disabled: '',
      'aria-label': done ? readingWords.taskDone : readingWords.taskOpen,
    });
    box.defaultChecked = done;
    parent.appendChild(box);
  },
} satisfies Record<string, Draw>;
