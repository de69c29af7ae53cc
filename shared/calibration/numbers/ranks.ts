// Ranks from 1; equal values share the mean of their ranks. Values are equal when only rounding separates them: 0.1 + 0.2 and 0.3.

const ROUNDING = 1e-12;

/** Do two numbers differ by no more than sums of decimals do by rounding? */
export const isSame = (a: number, b: number): boolean =>
  Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));

/** Places in the list of equal values, each group together, from the lowest value to the highest. */
function groupsOf(values: readonly number[]): number[][] {
  const groups: number[][] = [];
  let first = Number.NaN;
  for (const at of [...values.keys()].toSorted((a, b) => (values[a] as number) - (values[b] as number))) {
    const value = values[at] as number;
    if (isSame(value, first)) groups.at(-1)?.push(at);
    else {
      groups.push([at]);
      first = value;
    }
  }
  return groups;
}

/** Average ranks of the values, in their order. */
export function averageRanks(values: readonly number[]): number[] {
  const ranks = new Array<number>(values.length).fill(0);
  let below = 0;
  for (const group of groupsOf(values)) {
    for (const at of group) ranks[at] = below + (group.length + 1) / 2;
    below += group.length;
  }
  return ranks;
}

/** Sizes of the groups of equal values. */
export const tieSizes = (values: readonly number[]): number[] => groupsOf(values).map((group) => group.length);
