// Reads the judgments a member may see: their own, and what has been laid open on examples that are open to them.
import { judgmentsIn } from '../../db/queries/judgments.ts';
import { openedTo, revealedIn } from '../../db/queries/openings.ts';
import type { JudgmentView } from '../../shared/protocol/rooms.ts';
import { mayLay, sightOf } from '../../shared/room/sight.ts';
import type { Given } from '../given.ts';
import { enter, type InRoom } from './enter.ts';

/** One row per rater × example × stage. */
export async function readJudgments(given: Pick<Given, 'database'>, at: InRoom): Promise<JudgmentView[]> {
  const { facts, member } = await enter(given, at, 'read');
  const { read, tables } = given.database;
  const opened = new Set(await openedTo(read, tables, member.id));
  const revealed = new Set(await revealedIn(read, tables, at.room));
  const { role } = member;
  return (await judgmentsIn(read, tables, at.room)).flatMap(({ lockedIn, shown, ...judgment }) => {
    const { example } = judgment;
    // Only what has been shown is let out, whoever has locked in.
    const { opensAfter } = facts.settings;
    const room = { pace: facts.pace, revealed: revealed.has(example), othersLockedIn: 0, opensAfter };
    const seen = sightOf({ ...room, role, shown: opened.has(example), lockedIn: false }) === 'open';
    const laid = mayLay({ ...room, shown, lockedIn });
    // While its author says that they cannot judge it, what they had answered before does not count.
    const counted = judgment.cannotJudge === null ? judgment : { ...judgment, answers: {}, versions: {} };
    return judgment.member === member.id || (seen && laid) ? [counted] : [];
  });
}
