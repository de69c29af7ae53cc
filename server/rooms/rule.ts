// The lead rules on a challenge, or on a clause unasked: a verdict with a reason, which stands.
import { challengeById, insertRuling, rulingOn } from '../../db/queries/deciding.ts';
import { memberById } from '../../db/queries/room-facts.ts';
import type { MakeRuling, RulingView } from '../../shared/protocol/deciding.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import { clauseKey, hasClause } from '../../shared/room/deciding.ts';
import { newId } from '../../shared/room/ids.ts';
import { auditOf } from '../people/audit.ts';
import { challengesChanged } from './challenge-clause.ts';
import { rulingView } from './challenge-view.ts';
import type { Decider } from './decisions.ts';
import { enter, type InRoom } from './enter.ts';

/** @throws Refusal not-found for an unknown challenge; changed when it was ruled on or withdrawn meanwhile; bad-request for an unknown clause */
export async function rule(plane: Decider, { ruling, ...at }: InRoom & { ruling: MakeRuling }): Promise<RulingView> {
  const { facts, member } = await enter(plane, at, 'rule');
  const { room, user } = at;
  const { verdict, reason } = ruling;
  if ('clause' in ruling && !hasClause(facts.rubric, ruling.clause))
    throw new Refusal('bad-request', `The rubric has no clause "${clauseKey(ruling.clause)}".`);
  const audit = auditOf(plane);
  const id = newId(plane.random);
  return plane.decide(room, [], async (tx, t, now) => {
    // Removed while this waited for its turn.
    if ((await memberById(tx, t, member.id)) === undefined) throw new Refusal('not-found');
    const challenge = 'challenge' in ruling ? await challengeById(tx, t, ruling.challenge) : undefined;
    const clause = 'clause' in ruling ? ruling.clause : challenge?.clause;
    if (clause === undefined || (challenge !== undefined && challenge.room !== room)) throw new Refusal('not-found');
    if (challenge !== undefined && challenge.withdrawnAt !== null) throw new Refusal('changed', 'It was withdrawn.');
    if (challenge !== undefined && (await rulingOn(tx, t, challenge.id)) !== undefined)
      throw new Refusal('changed', 'It has been ruled on.');
    const given = { clause, verdict, reason, by: member.id, at: now, rubricVersion: null };
    const row = { id, room, challenge: challenge?.id ?? null, ...given };
    await insertRuling(tx, t, row);
    await audit(tx, { action: 'rule', user, room, detail: { ruling: id, challenge: row.challenge, clause, verdict } });
    return { value: rulingView(row), lays: [], announcements: [challengesChanged(room)] };
  });
}
