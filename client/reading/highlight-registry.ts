// The page's highlights: one per colour, shared by all texts, because CSS.highlights belongs to the whole document.

/** Which of the twelve colours of people. */
export type ColourSlot = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
/**
 * A colour; `plain`, of nobody and no tag; `imported`, by a rater of the file; `instinct`, a wavy line over a colour; the one mark that is
 * being looked at; words that only one of two compared responses has; words that were searched for, and the place among them where one is.
 */
export type Layer = ColourSlot | 'plain' | 'imported' | 'instinct' | 'attended' | 'differs' | 'found' | 'found-here';

const PRIORITY = {
  differs: 0,
  imported: 1,
  plain: 2,
  instinct: 90,
  attended: 100,
  found: 110,
  'found-here': 120,
} as const;

/** The name in `::highlight(…)` (highlights.css). */
export const layerName = (layer: Layer): string => `mark-${layer}`;

/** Absent where the CSS Custom Highlight API is (before Chrome 105, Safari 17.2, Firefox 149): marks are then only listed. */
const supported = typeof Highlight !== 'undefined' && 'highlights' in CSS;

function highlightOf(layer: Layer): Highlight {
  const name = layerName(layer);
  const known = CSS.highlights.get(name);
  if (known) return known;
  const made = new Highlight();
  made.priority = typeof layer === 'number' ? layer + 2 : PRIORITY[layer];
  CSS.highlights.set(name, made);
  return made;
}

/** Paints a range over whatever else is painted there. */
export function paint(layer: Layer, range: AbstractRange): void {
  if (supported) highlightOf(layer).add(range);
}

export function unpaint(layer: Layer, range: AbstractRange): void {
  if (supported) highlightOf(layer).delete(range);
}
