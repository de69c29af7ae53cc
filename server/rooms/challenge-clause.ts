// Challenges to clauses of the rubric: anyone who judges may make one, with evidence; and take back their own.
import { challengeById, insertChallenge, rulingOn, withdrawChallengeRow } from '../../db/queries/deciding.ts';
import { memberById } from '../../db/queries/room-facts.ts';
import type { ChallengeView, MakeChallenge } from '../../shared/protocol/deciding.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import { clauseKey, hasClause } from '../../shared/room/deciding.ts';
import { newId } from '../../shared/room/ids.ts';
import { auditOf } from '../people/audit.ts';
import { challengeView } from './challenge-view.ts';
import type { Decider } from './decisions.ts';
import { enter, type InRoom } from './enter.ts';
import type { Outgoing } from './outcome.ts';

/** Says nothing but that there is something to ask for: each is answered what they may see of it. */
export const challengesChanged = (room: string): Outgoing => ({ to: { room }, name: 'challenges', body: { room } });

/** @throws Refusal not-found for an example outside the window; bad-request for a clause the rubric does not have */
export async function challengeClause(
  plane: Decider,
  { challenge: { clause, text, evidence }, ...at }: InRoom & { challenge: MakeChallenge },
): Promise<ChallengeView> {
  const { facts, member } = await enter(plane, at, 'challenge');
  const { room, user } = at;
  if (evidence.some(({ example }) => !facts.examples.has(example))) throw new Refusal('not-found');
  if (!hasClause(facts.rubric, clause))
    throw new Refusal('bad-request', `The rubric has no clause "${clauseKey(clause)}".`);
  const audit = auditOf(plane);
  const id = newId(plane.random);
  return plane.decide(room, [], async (tx, t, now) => {
    // Removed while this waited for its turn.
    if ((await memberById(tx, t, member.id)) === undefined) throw new Refusal('not-found');
    const { rubricVersion } = facts;
    const row = { id, room, by: member.id, rubricVersion, clause, text, evidence, at: now, withdrawnAt: null };
    await insertChallenge(tx, t, row);
    await audit(tx, { action: 'challenge', user, room, detail: { challenge: id, clause } });
    const value = challengeView(row, member.id, () => false);
    return { value, lays: [], announcements: [challengesChanged(room)] };
  });
}

/** Withdrawing twice is no fault. @throws Refusal not-found for another's; changed once it was ruled on */
export async function withdrawChallenge(plane: Decider, at: InRoom & { challenge: string }): Promise<void> {
  const { member } = await enter(plane, at, 'challenge');
  const { room, user, challenge: id } = at;
  const audit = auditOf(plane);
  return plane.decide(room, [], async (tx, t, now) => {
    if ((await memberById(tx, t, member.id)) === undefined) throw new Refusal('not-found');
    const challenge = await challengeById(tx, t, id);
    if (challenge === undefined || challenge.room !== room || challenge.by !== member.id)
      throw new Refusal('not-found');
    if ((await rulingOn(tx, t, id)) !== undefined) throw new Refusal('changed', 'It has been ruled on.');
    if (challenge.withdrawnAt !== null) return { value: undefined, lays: [], announcements: [] };
    await withdrawChallengeRow(tx, t, id, now);
    await audit(tx, { action: 'withdraw-challenge', user, room, detail: { challenge: id } });
    return { value: undefined, lays: [], announcements: [challengesChanged(room)] };
  });
}
