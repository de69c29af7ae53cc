// Critical errors that the expert marked: which nobody else saw, and how many each person found.
import type { Estimate } from '../intervals/estimate.ts';
import { wilson } from '../intervals/wilson.ts';
import { codeIn, MISSING, type RatingMatrix } from '../matrix.ts';
import type { Known } from '../result.ts';

export interface CriticalErrors {
  /** Items in which the experts marked one, with who of those who judged marked it too. */
  errors: { item: string; foundBy: string[]; missedBy: string[] }[];
  /** Items judged by somebody, in which nobody but the experts marked it. */
  missedByAll: string[];
  /** Marked by others where the experts marked none. */
  onlyOthers: { item: string; markedBy: string[] }[];
  /** Share of the errors among the items a person judged that they found, and of their other items that they marked all the same. */
  raters: { rater: string; found: Known<Estimate>; falseAlarms: Known<Estimate> }[];
}

/** `experts` has the experts' code for each item of the matrix, or none: items without are left out. `yes` is the code that means a critical error. */
export function criticalErrors(
  others: RatingMatrix,
  experts: readonly (number | undefined)[],
  yes: number,
): CriticalErrors {
  const judged = (item: number) =>
    others.raters.flatMap((rater, r) => {
      const code = codeIn(others, item, r);
      return code === MISSING ? [] : [{ rater, marked: code === yes }];
    });
  const names = (all: ReturnType<typeof judged>, marked: boolean) =>
    all.filter((each) => each.marked === marked).map(({ rater }) => rater);
  const rows = others.items.flatMap((item, i) => {
    const expert = experts[i];
    return expert === undefined ? [] : [{ item, isError: expert === yes, all: judged(i) }];
  });
  const errors = rows
    .filter(({ isError }) => isError)
    .map(({ item, all }) => ({ item, foundBy: names(all, true), missedBy: names(all, false) }));
  const count = (rater: string, isError: boolean) => {
    const own = rows
      .filter((row) => row.isError === isError)
      .flatMap(({ all }) => all.filter((each) => each.rater === rater));
    return wilson(own.filter(({ marked }) => marked).length, own.length);
  };
  return {
    errors,
    missedByAll: errors
      .filter(({ foundBy, missedBy }) => foundBy.length === 0 && missedBy.length > 0)
      .map(({ item }) => item),
    onlyOthers: rows
      .filter(({ isError, all }) => !isError && all.some(({ marked }) => marked))
      .map(({ item, all }) => ({ item, markedBy: names(all, true) })),
    raters: others.raters.map((rater) => ({ rater, found: count(rater, true), falseAlarms: count(rater, false) })),
  };
}
