// What a room decides: an outcome for an example's question, challenges to clauses of the rubric, and rulings on them.
import { z } from 'zod';
import { Id } from './ids.ts';
import { Value } from './rubric.ts';

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
