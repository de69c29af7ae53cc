// Leads the focus on from answer to answer. Whoever reads elsewhere goes on reading: then the page stays where it is.
import { isOfResponse } from './asked.ts';
import type { PanelState } from './panel-state.svelte.ts';

/** To a control of the current question. Only after a digit the page may stay, and only for a question at a response's text. */
export function focusCurrentOn(panel: PanelState, control: HTMLElement | undefined): void {
  if (panel.askedByDigit && panel.ground.beside && isOfResponse(panel.steps[panel.current]))
    focusWhereOneLooks(control);
  else control?.focus();
}

/** The page follows the focus to a control only when what had it is in view. */
export function focusWhereOneLooks(control: HTMLElement | undefined): void {
  control?.focus({ preventScroll: !isInView(document.activeElement) });
}

function isInView(element: Element | null): boolean {
  if (element === null || element === document.body) return false;
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
