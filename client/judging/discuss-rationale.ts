// Begins a thread on a rationale of the comparison by one key: the one that has the focus, else the first, whose author stands farthest apart.
import type { AnnotatingState } from '../annotating/annotating-state.svelte.ts';

export function discussRationale(annotating: AnnotatingState): void {
  const focused = document.activeElement?.closest<HTMLElement>('[data-entry]');
  const entry = (focused ?? document.querySelector<HTMLElement>('[data-entry]'))?.dataset.entry;
  if (entry !== undefined) annotating.composing = { on: 'entry', entry };
}
