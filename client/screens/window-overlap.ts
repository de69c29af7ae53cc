// How a window lies to those that rooms have read before.
import type { WindowUsed } from '../../shared/protocol/dataset-strip.ts';

/** Rows [start, start + count), from 0. */
export interface Rows {
  readonly start: number;
  readonly count: number;
}

const endOf = ({ start, count }: Rows): number => start + count;

/** How many rows two windows share. */
const shared = (one: Rows, other: Rows): number =>
  Math.max(0, Math.min(endOf(one), endOf(other)) - Math.max(one.start, other.start));

interface Overlap {
  readonly window: WindowUsed;
  /** Rows of the chosen window that it shares. */
  readonly rows: number;
}

/** The windows that share rows with these, and how many; the largest share first. */
export const overlapsWith = (windows: readonly WindowUsed[], rows: Rows): Overlap[] =>
  windows
    .map((window) => ({ window, rows: shared(window, rows) }))
    .filter((overlap) => overlap.rows > 0)
    .toSorted((a, b) => b.rows - a.rows);

/** How many of these rows lie in any window. */
export function readBefore(windows: readonly WindowUsed[], rows: Rows): number {
  let [sum, upTo] = [0, rows.start];
  for (const window of windows.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(window.start, upTo);
    const to = Math.min(endOf(window), endOf(rows));
    if (to > from) sum += to - from;
    upTo = Math.max(upTo, to);
  }
  return sum;
}

/** The first place where `count` rows lie that no room has read; undefined when there is none. */
export function firstUnread(windows: readonly WindowUsed[], count: number, total: number): number | undefined {
  let start = 0;
  for (const window of windows.toSorted((a, b) => a.start - b.start)) {
    if (window.start - start >= count) break;
    start = Math.max(start, endOf(window));
  }
  return start + count <= total ? start : undefined;
}

/**
 * Windows in as few lanes as keep them from covering each other: for each the lane, from 0. More than `most` lanes are not
 * drawn apart; what is left shares the last.
 */
export function lanesOf(windows: readonly WindowUsed[], most: number): { window: WindowUsed; lane: number }[] {
  const ends: number[] = [];
  return windows
    .toSorted((a, b) => a.start - b.start || b.count - a.count)
    .map((window) => {
      const free = ends.findIndex((end) => end <= window.start);
      const lane = Math.min(free === -1 ? ends.length : free, most - 1);
      ends[lane] = Math.max(ends[lane] ?? 0, endOf(window));
      return { window, lane };
    });
}
