// Gives the focus to a question's control when the panel moves to it.
import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { focusCurrentOn } from './focus-where-one-looks.ts';
import type { PanelState } from './panel-state.svelte.ts';

/** `index` of the step; the focus goes to what is marked `data-first`, else to the first control inside. */
export function takesFocus(panel: PanelState, index: () => number): Attachment<HTMLElement> {
  return (node) => {
    // Not followed here: the attachment itself would run again.
    let askedBefore = untrack(() => panel.focusAsked);
    $effect(() => {
      if (panel.focusAsked === askedBefore) return;
      askedBefore = panel.focusAsked;
      if (panel.current !== index()) return;
      const first =
        node.querySelector<HTMLElement>('[data-first]') ?? node.querySelector<HTMLElement>('button, input, textarea');
      focusCurrentOn(panel, first ?? undefined);
    });
  };
}
