// Paints the marks of one text.
import { type Painted, paint } from './highlight-registry.ts';
import type { Mark } from './mark.ts';
import { rangeOf } from './range-of.ts';
import type { Rendered } from './rendered.ts';

/** Marks that cover nothing visible (only markup) are left out. The answer takes the paint away again. */
export function paintMarks(rendered: Rendered, marks: readonly Mark[], attended: string | undefined): () => void {
  const painted: Painted[] = [];
  for (const { id, start, end, colour } of marks) {
    const range = rangeOf(rendered, start, end);
    if (!range) continue;
    painted.push({ layer: colour, range });
    if (id === attended) painted.push({ layer: 'attended', range });
  }
  return paint(painted);
}
