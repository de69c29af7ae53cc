// Which answers a newer version of the rubric has left behind: given under a clause that now means something else.
import type { Clause } from './deciding.ts';
import { keyOf } from './judgment.ts';
import type { Said } from './movement.ts';
import { questionsOf, type Rubric } from './rubric.ts';
import { clauseChanges, sameClause } from './rubric-clauses.ts';

/** A published version, as far as this needs to know it. */
export interface Version {
  id: string;
  rubric: Rubric;
  /** Clauses that changed with this version and mean the same in other words. */
  sameMeaning: readonly Clause[];
}

/** kept: it stands · stale: what it answers has changed · gone: it is no longer asked. */
export type Fate = 'kept' | 'stale' | 'gone';

/**
 * What became of answers to a dimension that were given under version `from`, now that the last of these versions holds. What
 * changed and was changed back does not count; what was only worded otherwise, with every version that touched it, does not either.
 * `versions` in the order they were published; under one that is not among them nothing is known to have changed.
 */
export function fateOf(versions: readonly Version[], from: string, dimension: string): Fate {
  const start = versions.findIndex(({ id }) => id === from);
  const first = versions[start];
  const last = versions.at(-1);
  if (first === undefined || last === undefined || first === last) return 'kept';
  if (!last.rubric.dimensions.some(({ id }) => id === dimension)) return 'gone';
  const steps = versions.slice(start + 1).map((version, at) => ({
    sameMeaning: version.sameMeaning,
    changes: clauseChanges(versions[start + at]?.rubric ?? version.rubric, version.rubric),
  }));
  const means = (clause: Clause): boolean =>
    steps.some(
      ({ changes, sameMeaning }) =>
        changes.some((change) => sameClause(change.clause, clause)) &&
        !sameMeaning.some((same) => sameClause(same, clause)),
    );
  const stale = clauseChanges(first.rubric, last.rubric)
    .filter(({ clause }) => clause.dimension === dimension)
    .some(({ clause, is, fields }) => {
      if (fields.some(({ weight }) => weight === 'offer')) return true;
      const worded = is !== 'changed' || fields.some(({ weight }) => weight === 'wording');
      return worded && means(clause);
    });
  return stale ? 'stale' : 'kept';
}

/** The questions of a judgment whose answers are left behind, by key. `responses`: how many the example has. */
export function leftBehind(
  versions: readonly Version[],
  { answers, versions: given }: Pick<Said, 'answers' | 'versions'>,
  responses: number,
): Record<Exclude<Fate, 'kept'>, string[]> {
  const last = versions.at(-1);
  const asked = new Set(last === undefined ? [] : questionsOf(last.rubric, responses).map(keyOf));
  const left: Record<Exclude<Fate, 'kept'>, string[]> = { stale: [], gone: [] };
  for (const question of Object.keys(answers)) {
    const [dimension = ''] = question.split('.');
    const fate = asked.has(question) ? fateOf(versions, given[question] ?? '', dimension) : 'gone';
    if (fate !== 'kept') left[fate].push(question);
  }
  return left;
}
