// Icons drawn once and copied after that: made anew by its component, one takes longer than all else that a button consists of.
import { type Component, mount, unmount } from 'svelte';

export type Drawing = Component<{ size?: string; strokeWidth?: number; 'aria-hidden'?: 'true' }>;

const drawn = new WeakMap<Drawing, Element>();

/** A copy of an icon of @lucide/svelte/icons/…, as high as `size`, a CSS length. */
export function drawnIcon(drawing: Drawing, size: string): Element {
  const known = drawn.get(drawing) ?? draw(drawing);
  drawn.set(drawing, known);
  const copy = known.cloneNode(true) as Element;
  copy.setAttribute('width', size);
  copy.setAttribute('height', size);
  return copy;
}

function draw(drawing: Drawing): Element {
  const target = document.createElement('div');
  const props = { strokeWidth: 1.6, 'aria-hidden': 'true' } as const;
  const made = mount(drawing, { target, props });
  const svg = target.firstElementChild?.cloneNode(true) as Element;
  void unmount(made);
  return svg;
}
