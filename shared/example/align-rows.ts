// Which rows of a file that was imported again are the rows of before: same, changed, moved, added or removed.

export type RowChange =
  | { readonly is: 'changed'; readonly was: number; readonly now: number }
  | { readonly is: 'moved'; readonly was: number; readonly now: number }
  | { readonly is: 'added'; readonly now: number }
  | { readonly is: 'removed'; readonly was: number };

/** Rows [was, was + count) of before are rows [now, now + count) of today, unchanged. */
export interface SameRows {
  readonly was: number;
  readonly now: number;
  readonly count: number;
}

export interface Alignment {
  readonly same: readonly SameRows[];
  /** In the order of today's rows; what was removed stands where it was. */
  readonly changes: readonly RowChange[];
}

/** Rows [from, to) on both sides, between two that are the same. */
interface Gap {
  was: number;
  wasEnd: number;
  now: number;
  nowEnd: number;
}

/**
 * Rows are compared by `earlier` and `later`, a digest for each row in file order. As patience diff does (B. Cohen): digests that
 * stand once in both files, in their longest common order, hold the files together; what lies between is compared from both ends.
 * Rows left in the same gap are paired in order, as changed. n log n.
 */
export function alignRows(earlier: readonly string[], later: readonly string[]): Alignment {
  const same: SameRows[] = [];
  const gaps: Gap[] = [];
  const whole = trimmed({ was: 0, wasEnd: earlier.length, now: 0, nowEnd: later.length }, earlier, later, same);
  let { was, now } = whole;
  for (const [anchorWas, anchorNow] of [...anchors(whole, earlier, later), [whole.wasEnd, whole.nowEnd] as const]) {
    const gap = trimmed({ was, wasEnd: anchorWas, now, nowEnd: anchorNow }, earlier, later, same);
    if (gap.was < gap.wasEnd || gap.now < gap.nowEnd) gaps.push(gap);
    if (anchorWas < whole.wasEnd) same.push({ was: anchorWas, now: anchorNow, count: 1 });
    [was, now] = [anchorWas + 1, anchorNow + 1];
  }
  return { same: joined(same), changes: changesIn(gaps, earlier, later) };
}

/** Takes equal rows off both ends of a gap, and notes them as the same. */
function trimmed(gap: Gap, earlier: readonly string[], later: readonly string[], same: SameRows[]): Gap {
  let { was, wasEnd, now, nowEnd } = gap;
  while (was < wasEnd && now < nowEnd && earlier[was] === later[now]) [was, now] = [was + 1, now + 1];
  if (was > gap.was) same.push({ was: gap.was, now: gap.now, count: was - gap.was });
  while (was < wasEnd && now < nowEnd && earlier[wasEnd - 1] === later[nowEnd - 1])
    [wasEnd, nowEnd] = [wasEnd - 1, nowEnd - 1];
  if (wasEnd < gap.wasEnd) same.push({ was: wasEnd, now: nowEnd, count: gap.wasEnd - wasEnd });
  return { was, wasEnd, now, nowEnd };
}

/** Rows whose digest stands once on each side, in the longest order that both files have in common. */
function anchors({ was, wasEnd, now, nowEnd }: Gap, earlier: readonly string[], later: readonly string[]) {
  const before = placesOnce(earlier, was, wasEnd);
  const today = placesOnce(later, now, nowEnd);
  const pairs: [number, number][] = [];
  for (const [digest, place] of before) {
    const other = today.get(digest);
    if (place >= 0 && other !== undefined && other >= 0) pairs.push([place, other]);
  }
  return longestRising(pairs);
}

/** Where each digest stands; -1 where it stands more than once. */
function placesOnce(rows: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at < to; at++) {
    const digest = rows[at] as string;
    places.set(digest, places.has(digest) ? -1 : at);
  }
  return places;
}

/** The longest part of these pairs, which rise in the first number, that rises in the second too (patience sorting). */
function longestRising(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const tops: number[] = [];
  const below = new Int32Array(pairs.length);
  for (const [at, [, now]] of pairs.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[tops[middle] as number] as readonly [number, number])[1] < now) low = middle + 1;
      else high = middle;
    }
    below[at] = low > 0 ? (tops[low - 1] as number) : -1;
    tops[low] = at;
  }
  const rising: (readonly [number, number])[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = below[at] as number)
    rising.push(pairs[at] as readonly [number, number]);
  return rising.reverse();
}

function changesIn(gaps: readonly Gap[], earlier: readonly string[], later: readonly string[]): RowChange[] {
  const leftBefore = new Map<string, number[]>();
  for (const { was, wasEnd } of gaps)
    for (const at of range(was, wasEnd)) {
      const digest = earlier[at] as string;
      const places = leftBefore.get(digest);
      if (places) places.push(at);
      else leftBefore.set(digest, [at]);
    }
  const movedFrom = new Map<number, number>();
  const gone = new Set<number>();
  for (const { now, nowEnd } of gaps)
    for (const at of range(now, nowEnd)) {
      const place = leftBefore.get(later[at] as string)?.shift();
      if (place === undefined) continue;
      movedFrom.set(at, place);
      gone.add(place);
    }
  return gaps.flatMap(({ was, wasEnd, now, nowEnd }) => {
    const before = range(was, wasEnd).filter((at) => !gone.has(at));
    const changes = range(now, nowEnd).map((at): RowChange => {
      const moved = movedFrom.get(at);
      if (moved !== undefined) return { is: 'moved', was: moved, now: at };
      const paired = before.shift();
      return paired === undefined ? { is: 'added', now: at } : { is: 'changed', was: paired, now: at };
    });
    return [...changes, ...before.map((at): RowChange => ({ is: 'removed', was: at }))];
  });
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** Runs in file order; those that follow each other on both sides become one. */
function joined(runs: readonly SameRows[]): SameRows[] {
  const all: SameRows[] = [];
  for (const run of runs.toSorted((a, b) => a.was - b.was)) {
    const last = all.at(-1);
    if (last && last.was + last.count === run.was && last.now + last.count === run.now)
      all[all.length - 1] = { ...last, count: last.count + run.count };
    else all.push(run);
  }
  return all;
}
