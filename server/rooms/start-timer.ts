// The lead starts a timer that reveals examples when it ends, or stops it. Kept in the database, so that it outlasts the server.
import { revealedIn } from '../../db/queries/openings.ts';
import { memberById } from '../../db/queries/room-facts.ts';
import { endTimer, startTimerRow, timerOf } from '../../db/queries/timers.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { TimerView } from '../../shared/protocol/rooms.ts';
import { auditOf } from '../people/audit.ts';
import type { Decider } from './decisions.ts';
import { enter, type InRoom } from './enter.ts';
import { timerEnded, timerStarted, timerView } from './timer-view.ts';

/**
 * A timer that runs is replaced.
 * @throws Refusal not-found for an example outside the window; bad-request when nothing of it is sealed
 */
export async function startTimer(
  plane: Decider,
  { examples: asked, seconds, ...at }: InRoom & { examples: readonly string[] | 'all'; seconds: number },
): Promise<TimerView> {
  const { facts, member } = await enter(plane, at, 'reveal');
  const { room, user } = at;
  const wished = asked === 'all' ? [...facts.examples.keys()] : [...new Set(asked)];
  if (wished.some((example) => !facts.examples.has(example))) throw new Refusal('not-found');
  const audit = auditOf(plane);
  return plane.decide(room, [], async (tx, t, now) => {
    // Removed while this waited for its turn.
    if ((await memberById(tx, t, member.id)) === undefined) throw new Refusal('not-found');
    const revealed = new Set(await revealedIn(tx, t, room));
    const examples = facts.pace === 'open' ? [] : wished.filter((example) => !revealed.has(example));
    if (examples.length === 0) throw new Refusal('bad-request', 'There is nothing left to reveal here.');
    const row = { room, by: member.id, startedAt: now, endsAt: now + seconds * 1000, examples };
    await startTimerRow(tx, t, row);
    await audit(tx, { action: 'start-timer', user, room, detail: { seconds, examples: examples.length } });
    return { value: timerView(row, now), lays: [], announcements: [timerStarted(row, now)] };
  });
}

/** Stopping what does not run is no fault. */
export async function stopTimer(plane: Decider, at: InRoom): Promise<void> {
  const { member } = await enter(plane, at, 'reveal');
  const { room, user } = at;
  const audit = auditOf(plane);
  return plane.decide(room, [], async (tx, t) => {
    if ((await memberById(tx, t, member.id)) === undefined) throw new Refusal('not-found');
    if ((await timerOf(tx, t, room)) === undefined) return { value: undefined, lays: [], announcements: [] };
    await endTimer(tx, t, room);
    await audit(tx, { action: 'stop-timer', user, room });
    return { value: undefined, lays: [], announcements: [timerEnded(room)] };
  });
}
