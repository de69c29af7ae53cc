// Makes "@Name" stand out in a comment that is laid out already; code and links stay as they are.
import type { Id } from '../../shared/room/ids.ts';
import { mentionsIn, type Named } from './mentions.ts';

export function markMentions(dom: DocumentFragment | Element, people: readonly Named[], me: Id): void {
  if (people.length === 0) return;
  const walker = document.createTreeWalker(dom, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) if (!text.parentElement?.closest('code, pre, a')) markIn(text, people, me);
}

function markIn(text: Text, people: readonly Named[], me: Id): void {
  // From the last to the first, so that the places of those before stay.
  for (const { member, from, to } of mentionsIn(text.data, people).toReversed()) {
    const name = text.splitText(from);
    name.splitText(to - from);
    const mark = document.createElement('span');
    mark.className = member.id === me ? 'mention me' : 'mention';
    name.replaceWith(mark);
    mark.append(name);
  }
}
