// Correcting for several tests: who asks twenty questions finds one "significant" answer by chance.

/** Holm (1979): adjusted p-values, in the given order; keeps the chance of any false finding below the level. */
export function holm(p: readonly number[]): number[] {
  let most = 0;
  return adjusted(p, (each, rank) => {
    most = Math.max(most, Math.min(1, (p.length - rank) * each));
    return most;
  });
}

/** Benjamini & Hochberg (1995): adjusted p-values, in the given order; keeps the expected share of false findings below the level. */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const order = ascending(p);
  const result = new Array<number>(p.length).fill(1);
  let least = 1;
  for (let rank = p.length; rank >= 1; rank--) {
    const at = order[rank - 1] ?? 0;
    least = Math.min(least, ((p[at] ?? 1) * p.length) / rank);
    result[at] = least;
  }
  return result;
}

const ascending = (p: readonly number[]) => [...p.keys()].toSorted((a, b) => (p[a] ?? 1) - (p[b] ?? 1));

function adjusted(p: readonly number[], adjust: (each: number, rank: number) => number): number[] {
  const result = new Array<number>(p.length).fill(1);
  for (const [rank, at] of ascending(p).entries()) result[at] = adjust(p[at] ?? 1, rank);
  return result;
}
