// Bradley and Terry's model of preferences, with ties: how strong each contestant (a model, a response) is.
import { add, at } from '../numbers/arrays.ts';
import { inverseOf } from '../numbers/linear.ts';
import { type Known, undefinedFor } from '../result.ts';

export interface Comparison {
  first: string;
  second: string;
  firstWins: number;
  secondWins: number;
  ties?: number;
}

export interface BradleyTerry {
  /** Log ability of each contestant, the reference's being 0: exp of a difference is the odds of winning, ties aside. */
  abilities: { name: string; ability: number; standardError: number }[];
  /** Log of Davidson's ν, where there were ties: at 0, two equals tie one time in three. */
  tie?: { value: number; standardError: number };
  comparisons: number;
}

/**
 * Bradley & Terry (1952) with ties by Davidson (1970), P(tie) ∝ ν √(aᵢaⱼ); maximum likelihood by Newton's method, standard errors from the
 * information. `reference` is given 0 (the first name when it is not said); differences do not depend on it. Undefined when somebody, or a
 * group, never lost or never won against the rest: then no bound holds their strength.
 */
export function bradleyTerry(comparisons: readonly Comparison[], reference?: string): Known<BradleyTerry> {
  const names = [...new Set(comparisons.flatMap(({ first, second }) => [first, second]))];
  if (names.length < 2) return undefinedFor('too-few-items');
  if (!stronglyConnected(names, comparisons)) return undefinedFor('never-beaten');
  const base = reference !== undefined && names.includes(reference) ? reference : (names[0] ?? '');
  const free = names.filter((name) => name !== base);
  const hasTies = comparisons.some(({ ties = 0 }) => ties > 0);
  const size = free.length + (hasTies ? 1 : 0);
  const place = new Map(free.map((name, at) => [name, at]));
  const parameters = new Float64Array(size);
  for (let round = 0; round < 100; round++) {
    const { gradient, information } = slopes(comparisons, place, parameters, hasTies);
    const inverse = inverseOf(information, size);
    if (inverse === undefined) return undefinedFor('never-beaten');
    let moved = 0;
    for (let i = 0; i < size; i++) {
      let step = 0;
      for (let j = 0; j < size; j++) step += at(inverse, i * size + j) * at(gradient, j);
      step = Math.max(-2, Math.min(2, step));
      add(parameters, i, step);
      moved = Math.max(moved, Math.abs(step));
    }
    if (moved > 1e-10) continue;
    const known = (i: number) => ({ value: at(parameters, i), standardError: Math.sqrt(at(inverse, i * size + i)) });
    const abilities = names.map((name) => {
      const i = place.get(name);
      if (i === undefined) return { name, ability: 0, standardError: 0 };
      return { name, ability: known(i).value, standardError: known(i).standardError };
    });
    const total = comparisons.reduce(
      (sum, { firstWins, secondWins, ties = 0 }) => sum + firstWins + secondWins + ties,
      0,
    );
    return { abilities, ...(hasTies ? { tie: known(size - 1) } : {}), comparisons: total };
  }
  return undefinedFor('not-converged');
}

/** Gradient and information of the log-likelihood: each outcome is a choice whose strength is a sum of parameters. */
function slopes(
  comparisons: readonly Comparison[],
  place: ReadonlyMap<string, number>,
  parameters: Float64Array,
  hasTies: boolean,
) {
  const size = parameters.length;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  for (const { first, second, firstWins, secondWins, ties = 0 } of comparisons) {
    const feature = (ofFirst: number, ofSecond: number, ofTie: number) => {
      const row = new Float64Array(size);
      const [i, j] = [place.get(first), place.get(second)];
      if (i !== undefined) row[i] = ofFirst;
      if (j !== undefined) row[j] = ofSecond;
      if (hasTies) row[size - 1] = ofTie;
      return row;
    };
    const outcomes = [feature(1, 0, 0), feature(0, 1, 0), ...(hasTies ? [feature(0.5, 0.5, 1)] : [])];
    const happened = [firstWins, secondWins, ties];
    const games = firstWins + secondWins + ties;
    const strengths = outcomes.map((row) => Math.exp(row.reduce((sum, x, i) => sum + x * at(parameters, i), 0)));
    const all = strengths.reduce((sum, strength) => sum + strength, 0);
    const shares = strengths.map((strength) => strength / all);
    const middle = new Float64Array(size).map((_, i) =>
      outcomes.reduce((sum, row, o) => sum + (shares[o] ?? 0) * at(row, i), 0),
    );
    for (const [o, row] of outcomes.entries()) {
      for (let i = 0; i < size; i++) {
        add(gradient, i, ((happened[o] ?? 0) - games * (shares[o] ?? 0)) * at(row, i));
        for (let j = 0; j < size; j++) {
          add(
            information,
            i * size + j,
            games * (shares[o] ?? 0) * (at(row, i) - at(middle, i)) * (at(row, j) - at(middle, j)),
          );
        }
      }
    }
  }
  return { gradient, information };
}

/** Ford (1957): a maximum exists when everybody can be reached from everybody along "won against or tied with". */
function stronglyConnected(names: readonly string[], comparisons: readonly Comparison[]): boolean {
  const reachesAll = (edge: (comparison: Comparison) => [string, string][]) => {
    const edges = Map.groupBy(comparisons.flatMap(edge), ([from]) => from);
    const seen = new Set(names.slice(0, 1));
    for (const name of seen) for (const [, to] of edges.get(name) ?? []) seen.add(to);
    return seen.size === names.length;
  };
  const wins = ({ first, second, firstWins, secondWins, ties = 0 }: Comparison): [string, string][] => [
    ...(firstWins + ties > 0 ? [[first, second] as [string, string]] : []),
    ...(secondWins + ties > 0 ? [[second, first] as [string, string]] : []),
  ];
  const losses = (comparison: Comparison) => wins(comparison).map(([a, b]): [string, string] => [b, a]);
  return reachesAll(wins) && reachesAll(losses);
}
