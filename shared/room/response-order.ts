// In what order a member sees an example's responses when the room shuffles them: fixed by who reads what, and nothing else.

/**
 * A permutation of 0..count-1: `order[place]` is the index in the file of the response shown at that place. The same member sees the same
 * example always alike; over members and examples every order is as likely as any other (as far as 32 bits tell).
 */
export function responseOrder(member: string, example: string, count: number): number[] {
  const next = mulberry32(hash32(`${member}/${example}`));
  const order = Array.from({ length: count }, (_, index) => index);
  // Fisher and Yates, from the end.
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}

/** Where a response of the file stands among those that are shown. */
export const placeOf = (order: readonly number[] | undefined, response: number): number => {
  const place = order?.indexOf(response) ?? -1;
  return place < 0 ? response : place;
};

/** FNV-1a with a final mix (murmur3's), so that ids that differ in one character lead to unlike orders. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** When somebody sees responses shuffled: those who judge, until the example is open to them; then all see the file's order. */
export interface Shuffling {
  shuffles: boolean;
  judges: boolean;
  open: boolean;
}

/** The order in which a member sees an example's responses; undefined when it is that of the file. */
export function orderShown(
  { shuffles, judges, open }: Shuffling,
  member: string,
  example: string,
  count: number,
): number[] | undefined {
  return shuffles && judges && !open && count > 1 ? responseOrder(member, example, count) : undefined;
}
