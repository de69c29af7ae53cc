// What a room decides: an outcome for an example's question, challenges to clauses of the rubric, and rulings on them.
import { z } from 'zod';
import { Id } from './ids.ts';
import type { Action } from './roles.ts';
import { type Rubric, Value } from './rubric.ts';

/** How the discussion of one question of one example ended. */
export const OutcomeKind = z.enum(['settled', 'ruled', 'irresolvable', 'deferred']);
export type OutcomeKind = z.infer<typeof OutcomeKind>;
export const IrresolvableReason = z.enum([
  'ambiguous-example',
  'rubric-gap',
  'difference-of-values',
  'missing-information',
]);
export type IrresolvableReason = z.infer<typeof IrresolvableReason>;

/** settled and ruled name the value that holds; irresolvable says why there is none. */
export const RoomOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('settled'), value: Value, text: z.string().max(4_000) }),
  z.strictObject({ kind: z.literal('ruled'), value: Value, text: z.string().trim().min(1).max(4_000) }),
  z.strictObject({ kind: z.literal('irresolvable'), reason: IrresolvableReason, text: z.string().max(4_000) }),
  z.strictObject({ kind: z.literal('deferred'), text: z.string().max(4_000) }),
]);
export type RoomOutcome = z.infer<typeof RoomOutcome>;

/** What a member must be allowed to do to say that it ended so; and to take the place of one that did. */
export const outcomeNeeds = {
  settled: 'discuss',
  ruled: 'rule',
  irresolvable: 'discuss',
  deferred: 'discuss',
} satisfies Record<OutcomeKind, Action>;

/** An outcome as it lies on the table of its example, under its question: only those to whom the example is open see it. */
export const LaidOutcome = z.strictObject({
  id: Id,
  by: Id,
  /** By the server's clock, in ms since 1970. */
  at: z.int().min(0),
  rubricVersion: Id,
  outcome: RoomOutcome,
});
export type LaidOutcome = z.infer<typeof LaidOutcome>;

/** `helpfulness`, or `helpfulness.1` for the second response. */
export const QuestionKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}(\.\d{1,2})?$/, 'is not the key of a question');

/** A clause of a rubric: a dimension as a whole (its question and help), or one of its anchors by its value. */
export const Clause = z.strictObject({
  dimension: z.string().min(1).max(40),
  anchor: z.string().min(1).max(40).optional(),
});
export type Clause = z.infer<typeof Clause>;

/** What a challenge points at: an example, and what it shows. */
export const Evidence = z.strictObject({ example: Id, says: z.string().max(1_000) });
export type Evidence = z.infer<typeof Evidence>;

export const Verdict = z.enum(['accepted', 'partly', 'rejected']);
export type Verdict = z.infer<typeof Verdict>;

/** `helpfulness`, or `helpfulness/4` for what its anchor says. */
export const clauseKey = ({ dimension, anchor }: Clause): string =>
  anchor === undefined ? dimension : `${dimension}/${anchor}`;

/** Does this rubric have this clause? Anchors are those with words or passages. */
export function hasClause(rubric: Rubric, { dimension, anchor }: Clause): boolean {
  const found = rubric.dimensions.find(({ id }) => id === dimension);
  if (found === undefined || anchor === undefined) return found !== undefined;
  if (found.passages?.some(({ at }) => at === anchor)) return true;
  if (found.type === 'scale') return anchor in found.anchors;
  return 'choices' in found && found.choices.some(({ id }) => id === anchor);
}
