// Where cards stand in the margin: each beside its words if it can, none over another.

export interface WantedCard {
  /** Where its words begin, px from the top of the margin; undefined: wherever there is room, in order. */
  top: number | undefined;
  /** px */
  height: number;
}

/**
 * The top of each card, px, in the order given, which is reading order. The card at `held` stands where it wants; those before it
 * make room upwards as far as there is room, those after it downwards. O(cards).
 */
export function placeCards(cards: readonly WantedCard[], gap: number, held?: number): number[] {
  const tops: number[] = [];
  let free = 0;
  for (const { top, height } of cards) {
    const at = Math.max(free, top ?? free);
    tops.push(at);
    free = at + height + gap;
  }
  const wanted = held === undefined ? undefined : cards[held]?.top;
  if (held === undefined || wanted === undefined || (tops[held] ?? 0) <= wanted) return tops;
  return pulledUp(cards, tops, gap, held, wanted);
}

function pulledUp(cards: readonly WantedCard[], tops: number[], gap: number, held: number, wanted: number): number[] {
  const before = cards.slice(0, held).reduce((sum, { height }) => sum + height + gap, 0);
  const placed = [...tops];
  placed[held] = Math.max(wanted, before);
  for (let at = held - 1; at >= 0; at--) {
    const limit = (placed[at + 1] ?? 0) - gap - (cards[at]?.height ?? 0);
    placed[at] = Math.min(placed[at] ?? 0, limit);
  }
  let free = (placed[held] ?? 0) + (cards[held]?.height ?? 0) + gap;
  for (let at = held + 1; at < cards.length; at++) {
    placed[at] = Math.max(free, cards[at]?.top ?? free);
    free = (placed[at] ?? 0) + (cards[at]?.height ?? 0) + gap;
  }
  return placed;
}
