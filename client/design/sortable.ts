// Dragging an item of a list to another place, by mouse, pen or finger. What it holds by is marked `data-grip`.
import type { Attachment } from 'svelte/attachments';

/** A press that moves less is a click. */
const SLOP_PX = 4;

/** On the list; its element children are the items. `move(from, to)` is called when an item is dropped at another place, from 0. */
export function sortable(
  move: (from: number, to: number) => void,
  may: () => boolean = () => true,
): Attachment<HTMLElement> {
  return (list) => {
    let held: { item: HTMLElement; from: number; at: number; y: number; pointer: number } | undefined;
    const items = () => [...list.children] as HTMLElement[];

    function down(event: PointerEvent) {
      const grip = (event.target as Element).closest('[data-grip]');
      const item = items().find((child) => child.contains(grip));
      if (event.button !== 0 || grip === null || item === undefined || !may()) return;
      const from = items().indexOf(item);
      held = { item, from, at: from, y: event.clientY, pointer: event.pointerId };
    }

    function drag(event: PointerEvent) {
      if (held === undefined || event.pointerId !== held.pointer) return;
      const by = event.clientY - held.y;
      if (!held.item.hasAttribute('data-dragged')) {
        if (Math.abs(by) < SLOP_PX) return;
        held.item.setAttribute('data-dragged', '');
        list.setPointerCapture(event.pointerId);
      }
      held.item.style.translate = `0 ${by}px`;
      const others = items().filter((item) => item !== held?.item);
      held.at = others.filter((item) => event.clientY > middleOf(item)).length;
      for (const [place, item] of others.entries()) {
        const passed = place >= Math.min(held.at, held.from) && place < Math.max(held.at, held.from);
        const away = (held.at > held.from ? -1 : 1) * held.item.offsetHeight;
        item.style.translate = passed ? `0 ${away}px` : '';
      }
      event.preventDefault();
    }

    function drop(event: PointerEvent) {
      if (held === undefined || event.pointerId !== held.pointer) return;
      const { item, from, at } = held;
      const dragged = item.hasAttribute('data-dragged');
      held = undefined;
      for (const child of items()) child.style.translate = '';
      item.removeAttribute('data-dragged');
      if (!dragged) return;
      // The click that ends a drag is none.
      const swallow = (click: Event) => click.stopPropagation();
      list.addEventListener('click', swallow, { capture: true });
      setTimeout(() => list.removeEventListener('click', swallow, { capture: true }), 0);
      if (at !== from && event.type === 'pointerup') move(from, at);
    }

    const stop = new AbortController();
    const { signal } = stop;
    list.addEventListener('pointerdown', down, { signal });
    list.addEventListener('pointermove', drag, { signal });
    list.addEventListener('pointerup', drop, { signal });
    list.addEventListener('pointercancel', drop, { signal });
    return () => stop.abort();
  };
}

/** Where an item would be without having been moved aside. */
function middleOf(item: HTMLElement): number {
  const { top, height } = item.getBoundingClientRect();
  const moved = Number.parseFloat(item.style.translate.split(' ')[1] ?? '0') || 0;
  return top - moved + height / 2;
}
