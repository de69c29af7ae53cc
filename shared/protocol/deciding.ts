// HTTP bodies about what a room decides: outcomes of discussions, challenges to clauses of the rubric, and rulings.
import { z } from 'zod';
import { Clause, Evidence, LaidOutcome, OutcomeKind, QuestionKey, RoomOutcome, Verdict } from '../room/deciding.ts';
import { Id } from '../room/ids.ts';
import { ExamplePath, RoomPath } from './rooms.ts';

const Instant = z.int().min(0);

export const QuestionPath = ExamplePath.extend({ question: QuestionKey });

/** null takes back what was decided. `was`: the outcome that this replaces, as one knows it; null for none. */
export const DecideOutcome = z.strictObject({ outcome: RoomOutcome.nullable(), was: Id.nullable() });
export type DecideOutcome = z.infer<typeof DecideOutcome>;

/** null: the question has no outcome now. */
export const Decided = z.strictObject({ outcome: LaidOutcome.nullable() });

export const OutcomeView = LaidOutcome.extend({
  example: Id,
  question: QuestionKey,
  /** When another took its place or it was taken back; absent while it counts. */
  endedAt: Instant.optional(),
});
export type OutcomeView = z.infer<typeof OutcomeView>;

/** A question of an example that is open to me, on which people disagree and nothing is decided, or which was deferred. */
export const OpenQuestion = z.strictObject({
  example: Id,
  question: QuestionKey,
  /** How many have answered it. */
  given: z.int(),
  /** How far apart their answers are: the mean distance of all pairs, 0 to 1. */
  apart: z.number(),
  outcome: OutcomeKind.optional(),
});
export type OpenQuestion = z.infer<typeof OpenQuestion>;

export const MakeChallenge = z.strictObject({
  clause: Clause,
  /** Everybody in the room reads this at once. */
  text: z.string().trim().min(1, 'Say what is wrong with the clause.').max(4_000),
  /** What is said of an example is read by those to whom it is open. */
  evidence: z.array(Evidence).max(20),
});
export type MakeChallenge = z.infer<typeof MakeChallenge>;

export const ChallengeView = z.strictObject({
  id: Id,
  by: Id,
  at: Instant,
  rubricVersion: Id,
  clause: Clause,
  text: z.string(),
  /** About examples that are open to me, and all that I gave myself. */
  evidence: z.array(Evidence),
  /** There is evidence about examples that are still sealed for me: neither which nor how much. */
  sealed: z.boolean(),
  withdrawnAt: Instant.optional(),
});
export type ChallengeView = z.infer<typeof ChallengeView>;

const reason = z.string().trim().min(1, 'A ruling needs a reason.').max(4_000);
/** On a challenge, or, unasked, on a clause. */
export const MakeRuling = z.union([
  z.strictObject({ challenge: Id, verdict: Verdict, reason }),
  z.strictObject({ clause: Clause, verdict: Verdict, reason }),
]);
export type MakeRuling = z.infer<typeof MakeRuling>;

export const RulingView = z.strictObject({
  id: Id,
  challenge: Id.optional(),
  clause: Clause,
  verdict: Verdict,
  reason: z.string(),
  by: Id,
  at: Instant,
  /** The version of the rubric that it led to. */
  rubricVersion: Id.optional(),
});
export type RulingView = z.infer<typeof RulingView>;

export const ChallengesView = z.strictObject({ challenges: z.array(ChallengeView), rulings: z.array(RulingView) });
export type ChallengesView = z.infer<typeof ChallengesView>;

export const ChallengePath = RoomPath.extend({ challenge: Id });
