// Movement from the blind value to the revised one: toward the majority, toward the expert. Conformity and learning are different numbers.
import { leading } from '../expert/reference.ts';
import { codeIn, MISSING, type RatingMatrix } from '../matrix.ts';
import { median } from '../numbers/moments.ts';

export interface Move {
  rater: string;
  item: string;
  /** Codes of the scale. */
  from: number;
  to: number;
  /**
   * How much nearer the value came to the blind majority WITHOUT this rater: in points, or 0 and ±1 on a nominal scale; below zero is away.
   * None without a majority.
   */
  towardMajority: number | undefined;
  /** The same for the expert's value; none without one. */
  towardExpert: number | undefined;
  /** Distance from each before the move, which says whether there was anything to move to. */
  awayFromMajority: number | undefined;
  awayFromExpert: number | undefined;
}

/**
 * Every rater's step from the blind to the revised value, also where it stayed. `revised` has the same items and raters in the same order;
 * `experts` the expert's position for each item (`meanReference`), or none. The majority is the others' most frequent blind value (nominal; none
 * for a tie) or their median.
 */
export function movesOf(
  blind: RatingMatrix,
  revised: RatingMatrix,
  experts: readonly (number | undefined)[] = [],
): Move[] {
  const { scale, items, raters } = blind;
  const position = (code: number) => scale.positions[code] ?? Number.NaN;
  const isNominal = scale.level === 'nominal';
  const distance = (code: number, to: number) => {
    const apart = Math.abs(position(code) - to);
    return isNominal ? Math.sign(apart) : apart;
  };
  return items.flatMap((item, i) => {
    const blindCodes = raters.map((_, r) => codeIn(blind, i, r));
    // Whoever gave the same value leaves the same others.
    const known = new Map<number, number | undefined>();
    const majorityBeside = (r: number, own: number): number | undefined => {
      if (known.has(own)) return known.get(own);
      const others = blindCodes.filter((code, other) => other !== r && code !== MISSING);
      const majority = isNominal ? leading(others) : median(others.map(position));
      known.set(own, majority);
      return majority;
    };
    return raters.flatMap((rater, r): Move[] => {
      const [from, to] = [blindCodes[r] ?? MISSING, codeIn(revised, i, r)];
      if (from === MISSING || to === MISSING) return [];
      const majority = majorityBeside(r, from);
      const nearer = (goal: number | undefined) =>
        goal === undefined || Number.isNaN(goal)
          ? { away: undefined, toward: undefined }
          : { away: distance(from, goal), toward: distance(from, goal) - distance(to, goal) };
      const toMajority = nearer(isNominal && majority !== undefined ? position(majority) : majority);
      const toExpert = nearer(experts[i]);
      return [
        {
          rater,
          item,
          from,
          to,
          towardMajority: toMajority.toward,
          towardExpert: toExpert.toward,
          awayFromMajority: toMajority.away,
          awayFromExpert: toExpert.away,
        },
      ];
    });
  });
}
