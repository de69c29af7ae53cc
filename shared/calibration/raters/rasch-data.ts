// What a Rasch model can be fitted to: ratings without extreme items and raters, of categories that were used, all connected.
import { codeIn, MISSING, type RatingMatrix } from '../matrix.ts';
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

interface Cell {
  item: number;
  rater: number;
  score: number;
}

export function raschData(matrix: RatingMatrix): Known<RaschData> {
  const all = [...matrix.items.keys()].flatMap((item) =>
    [...matrix.raters.keys()].flatMap((rater): Cell[] => {
      const score = codeIn(matrix, item, rater);
      return score === MISSING ? [] : [{ item, rater, score }];
    }),
  );
  if (all.length === 0) return undefinedFor('no-ratings');
  const used = [...new Set(all.map(({ score }) => score))].toSorted((a, b) => a - b);
  const highest = used.length - 1;
  const cells = withoutExtremes(
    all.map((cell) => ({ ...cell, score: used.indexOf(cell.score) })),
    highest,
  );
  const keptItems = [...new Set(cells.map(({ item }) => item))].toSorted((a, b) => a - b);
  const keptRaters = [...new Set(cells.map(({ rater }) => rater))].toSorted((a, b) => a - b);
  if (keptItems.length === 0) return undefinedFor('only-extremes');
  if (keptRaters.length < 2) return undefinedFor('too-few-raters');
  if (keptItems.length < 2) return undefinedFor('too-few-items');
  if (!connected(cells, matrix.items.length)) return undefinedFor('not-connected');
  // Dropping an extreme item may take away the last use of an end of the scale.
  const left = new Set(cells.map(({ score }) => score));
  if (left.size <= highest) return undefinedFor('only-extremes');
  const positions = (kept: readonly number[]) => new Map(kept.map((number, at) => [number, at]));
  const [itemAt, raterAt] = [positions(keptItems), positions(keptRaters)];
  return {
    keptItems,
    keptRaters,
    unused: matrix.scale.labels.flatMap((_, code) => (used.includes(code) ? [] : [code])),
    highest,
    item: Int16Array.from(cells, (cell) => itemAt.get(cell.item) ?? 0),
    rater: Int16Array.from(cells, (cell) => raterAt.get(cell.rater) ?? 0),
    score: Int16Array.from(cells, (cell) => cell.score),
  };
}

/** Leaving out an extreme item can make a rater extreme, and the other way round: goes on until none is. */
function withoutExtremes(cells: readonly Cell[], highest: number): readonly Cell[] {
  const extremes = (of: 'item' | 'rater') => {
    const groups = Map.groupBy(cells, (cell) => cell[of]);
    const isExtreme = (group: readonly Cell[]) =>
      group.every(({ score }) => score === 0) || group.every(({ score }) => score === highest);
    return new Set([...groups].flatMap(([key, group]) => (isExtreme(group) ? [key] : [])));
  };
  const [items, raters] = [extremes('item'), extremes('rater')];
  if (items.size + raters.size === 0) return cells;
  return withoutExtremes(
    cells.filter((cell) => !items.has(cell.item) && !raters.has(cell.rater)),
    highest,
  );
}

/** Can one walk from every item to every other over shared raters? */
function connected(cells: readonly Cell[], items: number): boolean {
  const parent = new Map<number, number>();
  const root = (node: number): number => {
    const up = parent.get(node) ?? node;
    return up === node ? node : root(up);
  };
  for (const { item, rater } of cells) parent.set(root(item), root(items + rater));
  return new Set(cells.map(({ item }) => root(item))).size === 1;
}
