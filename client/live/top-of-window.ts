// What stands at the top of the window: which part of the example, and how much of it is above. The same on windows of any width.
import { type Part, samePart } from '../../shared/room/anchor.ts';

interface OnPage {
  part: Part;
  element: Element;
}
export interface Top {
  part: Part;
  above: number;
}

/** Below what stays at the top of the window. */
const EYE_PX = 150;

/** Where no part reaches so far up, as above the first, it is the beginning of the next. */
export function topOfWindow(passages: Iterable<OnPage>): Top | undefined {
  let next: { part: Part; top: number } | undefined;
  for (const { part, element } of passages) {
    const { top, bottom, height } = element.getBoundingClientRect();
    if (height === 0 || bottom <= EYE_PX) continue;
    if (top <= EYE_PX) return { part, above: round((EYE_PX - top) / height) };
    if (next === undefined || top < next.top) next = { part, top };
  }
  return next && { part: next.part, above: 0 };
}

/** How far the window has to scroll for the same to stand there, CSS pixels; undefined when the part is not shown. */
export function distanceTo({ part, above }: Top, passages: Iterable<OnPage>): number | undefined {
  const there = [...passages].find((passage) => samePart(passage.part, part));
  if (there === undefined) return undefined;
  const { top, height } = there.element.getBoundingClientRect();
  return height === 0 ? undefined : top + above * height - EYE_PX;
}

const round = (share: number): number => Math.round(share * 10_000) / 10_000;
