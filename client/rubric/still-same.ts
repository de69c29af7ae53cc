// Which clauses that were marked as meaning the same still can be: those that changed, and in words alone.
import type { Clause } from '../../shared/room/deciding.ts';
import type { Rubric } from '../../shared/room/rubric.ts';
import { clauseChanges, sameClause } from '../../shared/room/rubric-clauses.ts';

/** A mark stays on a draft when what it marked is changed back. */
export function stillSame(before: Rubric, after: Rubric, marked: readonly Clause[]): Clause[] {
  const changes = clauseChanges(before, after).filter(({ fields }) => fields.every(({ weight }) => weight !== 'offer'));
  return marked.filter((clause) => changes.some((change) => sameClause(change.clause, clause)));
}
