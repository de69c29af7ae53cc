// Paints what others have selected, and words that are shown to everybody, over whatever else is painted on the text.
import type { ColourSlot } from '../reading/highlight-registry.ts';

export interface PeerPaint {
  layer: ColourSlot | 'shown';
  range: AbstractRange;
}

const supported = typeof Highlight !== 'undefined' && 'highlights' in CSS;

/** Paints exactly these; the answer takes them away again. */
export function paintPeers(paints: readonly PeerPaint[]): () => void {
  if (!supported) return () => {};
  const names = new Set<string>();
  for (const { layer, range } of paints) {
    const name = `peer-${layer}`;
    const known = CSS.highlights.get(name) ?? new Highlight();
    known.priority = layer === 'shown' ? 110 : 0;
    known.add(range);
    CSS.highlights.set(name, known);
    names.add(name);
  }
  return () => {
    for (const name of names) CSS.highlights.delete(name);
  };
}
