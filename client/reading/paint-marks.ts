// Paints the marks of one text, and what else lies over it; of many, only those that came, went or changed are touched.
import { type Layer, paint, unpaint } from './highlight-registry.ts';
import type { Mark } from './mark.ts';
import { rangeOf } from './range-of.ts';
import type { Rendered } from './rendered.ts';

/** A stretch of source to be painted, UTF-16 offsets, `end` exclusive. */
export interface Overlay {
  readonly layer: Layer;
  readonly start: number;
  readonly end: number;
}

interface Painted {
  mark: Mark;
  range: StaticRange;
}

const layersOf = ({ colour, instinct }: Mark): Layer[] => (instinct === true ? [colour, 'instinct'] : [colour]);

export class TextPaint {
  #rendered: Rendered | undefined;
  readonly #marks = new Map<string, Painted>();
  #attended: StaticRange | undefined;
  readonly #overlays = new Map<string, { layer: Layer; range: StaticRange }>();

  /**
   * Paints exactly these. A mark is known by its id, and has changed when it is another object. Stretches that cover nothing visible
   * (only markup) are left out.
   */
  show(rendered: Rendered, marks: readonly Mark[], attended: string | undefined, overlays: readonly Overlay[]): void {
    if (rendered !== this.#rendered) this.clear();
    this.#rendered = rendered;
    let painted = 0;
    for (const mark of marks) {
      const known = this.#marks.get(mark.id);
      if (known?.mark !== mark) this.#replace(rendered, known, mark);
      if (this.#marks.has(mark.id)) painted++;
    }
    if (painted < this.#marks.size) this.#takeAllBut(new Set(marks.map(({ id }) => id)));
    this.#attend(attended);
    this.#overlay(rendered, overlays);
  }

  clear(): void {
    for (const id of [...this.#marks.keys()]) this.#take(id);
    this.#attend(undefined);
    for (const { layer, range } of this.#overlays.values()) unpaint(layer, range);
    this.#overlays.clear();
  }

  #replace(rendered: Rendered, known: Painted | undefined, mark: Mark): void {
    const stays = known !== undefined && known.mark.start === mark.start && known.mark.end === mark.end;
    if (stays && layersOf(known.mark).join() === layersOf(mark).join()) {
      known.mark = mark;
      return;
    }
    this.#take(mark.id);
    const range = stays ? known.range : rangeOf(rendered, mark.start, mark.end);
    if (range === undefined) return;
    for (const layer of layersOf(mark)) paint(layer, range);
    this.#marks.set(mark.id, { mark, range });
  }

  #takeAllBut(ids: ReadonlySet<string>): void {
    for (const id of [...this.#marks.keys()]) if (!ids.has(id)) this.#take(id);
  }

  #take(id: string): void {
    const known = this.#marks.get(id);
    if (known === undefined) return;
    for (const layer of layersOf(known.mark)) unpaint(layer, known.range);
    this.#marks.delete(id);
  }

  #attend(id: string | undefined): void {
    const range = id === undefined ? undefined : this.#marks.get(id)?.range;
    if (range === this.#attended) return;
    if (this.#attended !== undefined) unpaint('attended', this.#attended);
    if (range !== undefined) paint('attended', range);
    this.#attended = range;
  }

  #overlay(rendered: Rendered, overlays: readonly Overlay[]): void {
    const wanted = new Map(overlays.map((overlay) => [`${overlay.layer} ${overlay.start} ${overlay.end}`, overlay]));
    for (const [key, { layer, range }] of this.#overlays) {
      if (wanted.has(key)) continue;
      unpaint(layer, range);
      this.#overlays.delete(key);
    }
    for (const [key, { layer, start, end }] of wanted) {
      if (this.#overlays.has(key)) continue;
      const range = rangeOf(rendered, start, end);
      if (range === undefined) continue;
      paint(layer, range);
      this.#overlays.set(key, { layer, range });
    }
  }
}
