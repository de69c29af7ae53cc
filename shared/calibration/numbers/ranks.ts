// Ranks from 1; equal values share the mean of their ranks. Values are equal when only rounding separates them: 0.1 + 0.2 and 0.3.

const ROUNDING = 1e-12;

/** Do two numbers differ by no more than sums of decimals do by rounding? */
export const isSame = (a: number, b: number): boolean =>
  Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));

interface Group {
  size: number;
  /** How many values are lower. */
  below: number;
}

/** Groups of equal values, from the lowest to the highest; `each` hears the group of each value that occurs. Sorted as numbers: that is fast. */
function groupsOf(values: readonly number[], each?: (value: number, group: Group) => void): Group[] {
  const groups: Group[] = [];
  let group: Group = { size: 0, below: 0 };
  let first = Number.NaN;
  for (const [below, value] of Float64Array.from(values).sort().entries()) {
    if (!isSame(value, first)) {
      group = { size: 0, below };
      groups.push(group);
      first = value;
    }
    group.size++;
    each?.(value, group);
  }
  return groups;
}

/** Average ranks of the values, in their order. */
export function averageRanks(values: readonly number[]): number[] {
  const groups = new Map<number, Group>();
  groupsOf(values, (value, group) => groups.set(value, group));
  return values.map((value) => {
    const { below, size } = groups.get(value) ?? { below: Number.NaN, size: 0 };
    return below + (size + 1) / 2;
  });
}

/** Sizes of the groups of equal values. */
export const tieSizes = (values: readonly number[]): number[] => groupsOf(values).map(({ size }) => size);
