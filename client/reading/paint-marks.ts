// Paints the marks of one text, and what else lies over it; of many, only those that came or went are touched.
import { type Layer, paint } from './highlight-registry.ts';
import type { Mark } from './mark.ts';
import { rangeOf } from './range-of.ts';
import type { Rendered } from './rendered.ts';

/** A stretch of source to be painted, UTF-16 offsets, `end` exclusive. */
export interface Overlay {
  readonly layer: Layer;
  readonly start: number;
  readonly end: number;
}

export class TextPaint {
  #rendered: Rendered | undefined;
  /** How to take each away again, by what it is. */
  readonly #painted = new Map<string, () => void>();

  /** Paints exactly these. Stretches that cover nothing visible (only markup) are left out. */
  show(rendered: Rendered, marks: readonly Mark[], attended: string | undefined, overlays: readonly Overlay[]): void {
    if (rendered !== this.#rendered) this.clear();
    this.#rendered = rendered;
    const wanted = new Map<string, Overlay>();
    for (const { id, start, end, colour } of marks) {
      wanted.set(`${id} ${start} ${end} ${colour}`, { layer: colour, start, end });
      if (id === attended) wanted.set(`attended ${start} ${end}`, { layer: 'attended', start, end });
    }
    for (const overlay of overlays) wanted.set(`${overlay.layer} ${overlay.start} ${overlay.end}`, overlay);
    for (const [key, takeAway] of this.#painted) {
      if (wanted.has(key)) continue;
      takeAway();
      this.#painted.delete(key);
    }
    for (const [key, { layer, start, end }] of wanted) {
      if (this.#painted.has(key)) continue;
      const range = rangeOf(rendered, start, end);
      if (range) this.#painted.set(key, paint([{ layer, range }]));
    }
  }

  clear(): void {
    for (const takeAway of this.#painted.values()) takeAway();
    this.#painted.clear();
  }
}
