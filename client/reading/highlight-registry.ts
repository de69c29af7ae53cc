// The page's highlights: one per colour, shared by all texts, because CSS.highlights belongs to the whole document.

/** Which of the twelve colours of people. */
export type ColourSlot = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
/** A colour, or the one mark that is being looked at, which lies over all others. */
export type Layer = ColourSlot | 'attended';

export interface Painted {
  readonly layer: Layer;
  readonly range: AbstractRange;
}

/** The name in `::highlight(…)` (prose.css). */
export const layerName = (layer: Layer): string => (layer === 'attended' ? 'mark-attended' : `mark-${layer}`);

/** Absent where the CSS Custom Highlight API is (before Chrome 105, Safari 17.2, Firefox 149): marks are then only listed. */
const supported = typeof Highlight !== 'undefined' && 'highlights' in CSS;

function highlightOf(layer: Layer): Highlight {
  const name = layerName(layer);
  const known = CSS.highlights.get(name);
  if (known) return known;
  const made = new Highlight();
  made.priority = layer === 'attended' ? 100 : layer;
  CSS.highlights.set(name, made);
  return made;
}

/** Paints ranges over whatever else is painted; the answer takes exactly these away again. */
export function paint(marks: readonly Painted[]): () => void {
  if (!supported) return () => {};
  for (const { layer, range } of marks) highlightOf(layer).add(range);
  return () => {
    for (const { layer, range } of marks) highlightOf(layer).delete(range);
  };
}
