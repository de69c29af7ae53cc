// What a Rasch model can be fitted to: ratings without extreme items and raters, of categories that were used, all connected.
import { MISSING, type RatingMatrix, withoutOrder } from '../matrix.ts';
import { codeAt } from '../numbers/arrays.ts';
import { type Known, undefinedFor } from '../result.ts';

export interface RaschData {
  /** Numbers of the items and raters that are left, in the matrix. */
  keptItems: number[];
  keptRaters: number[];
  /** Codes of categories nobody used. */
  unused: number[];
  /** Highest score; scores run from 0. */
  highest: number;
  /** One entry for each rating: its item and rater, as positions in the kept ones, and its score. */
  item: Int16Array;
  rater: Int16Array;
  score: Int16Array;
}

export function raschData(matrix: RatingMatrix): Known<RaschData> {
  const unordered = withoutOrder(matrix);
  if (unordered) return unordered;
  const [n, m] = [matrix.items.length, matrix.raters.length];
  const categories = matrix.scale.labels.map((_, code) => code);
  const used = categories.filter((code) => matrix.codes.includes(code));
  if (used.length === 0) return undefinedFor('no-ratings');
  const highest = used.length - 1;
  const scores = matrix.codes.map((code) => (code === MISSING ? MISSING : used.indexOf(code)));
  dropExtremes(scores, n, m, highest);

  const rated = (cells: (other: number) => number, others: number) =>
    Array.from({ length: others }, (_, other) => other).some((other) => codeAt(scores, cells(other)) !== MISSING);
  const keptItems = [...matrix.items.keys()].filter((i) => rated((r) => i * m + r, m));
  const keptRaters = [...matrix.raters.keys()].filter((r) => rated((i) => i * m + r, n));
  if (keptItems.length === 0) return undefinedFor('only-extremes');
  if (keptRaters.length < 2) return undefinedFor('too-few-raters');
  if (keptItems.length < 2) return undefinedFor('too-few-items');
  const [itemAt, raterAt] = [placesOf(keptItems, n), placesOf(keptRaters, m)];
  const cells = [...scores.keys()].filter((cell) => codeAt(scores, cell) !== MISSING);
  const data: RaschData = {
    keptItems,
    keptRaters,
    unused: categories.filter((code) => !used.includes(code)),
    highest,
    item: Int16Array.from(cells, (cell) => codeAt(itemAt, Math.floor(cell / m))),
    rater: Int16Array.from(cells, (cell) => codeAt(raterAt, cell % m)),
    score: Int16Array.from(cells, (cell) => codeAt(scores, cell)),
  };
  if (!isConnected(data)) return undefinedFor('not-connected');
  // Dropping an extreme item may take away the last use of a category.
  if (used.some((_, score) => !data.score.includes(score))) return undefinedFor('only-extremes');
  return data;
}

function placesOf(kept: readonly number[], count: number): Int16Array {
  const places = new Int16Array(count).fill(MISSING);
  for (const [place, number] of kept.entries()) places[number] = place;
  return places;
}

/** Takes out items and raters with only lowest or only highest scores. One can make another extreme: goes on until none is. */
function dropExtremes(scores: Int16Array, n: number, m: number, highest: number): void {
  const dropIfExtreme = (first: number, step: number, count: number): boolean => {
    let [lowest, most] = [highest + 1, -1];
    for (let k = 0, cell = first; k < count; k++, cell += step) {
      const score = codeAt(scores, cell);
      if (score === MISSING) continue;
      lowest = Math.min(lowest, score);
      most = Math.max(most, score);
    }
    if (most < 0 || (most > 0 && lowest < highest)) return false;
    for (let k = 0, cell = first; k < count; k++, cell += step) scores[cell] = MISSING;
    return true;
  };
  for (let dropped = true; dropped; ) {
    // Judged together, then dropped together, so that the order of items and raters does not matter.
    const before = scores.slice();
    const items = Array.from({ length: n }, (_, i) => dropIfExtreme(i * m, 1, m));
    const afterItems = scores.slice();
    scores.set(before);
    const raters = Array.from({ length: m }, (_, r) => dropIfExtreme(r, m, n));
    for (let cell = 0; cell < scores.length; cell++) if (codeAt(afterItems, cell) === MISSING) scores[cell] = MISSING;
    dropped = items.includes(true) || raters.includes(true);
  }
}

/** Can one walk from every item to every other over shared raters? */
function isConnected({ item, rater, keptItems, keptRaters }: RaschData): boolean {
  const parent = Int16Array.from({ length: keptItems.length + keptRaters.length }, (_, node) => node);
  const root = (of: number): number => {
    let node = of;
    while (codeAt(parent, node) !== node) {
      parent[node] = codeAt(parent, codeAt(parent, node));
      node = codeAt(parent, node);
    }
    return node;
  };
  for (let cell = 0; cell < item.length; cell++) {
    parent[root(codeAt(item, cell))] = root(keptItems.length + codeAt(rater, cell));
  }
  return keptItems.every((_, node) => root(node) === root(0));
}
