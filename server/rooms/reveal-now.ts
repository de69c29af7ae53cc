// A reveal within a write: what everybody has put on these examples is laid on their tables, whoever or whatever asked for it.
import type { Transaction } from '../../db/database.ts';
import { insertReveal, revealedIn } from '../../db/queries/openings.ts';
import { membersOf } from '../../db/queries/room-facts.ts';
import { endTimer, timerOf } from '../../db/queries/timers.ts';
import type { Tables } from '../../db/schema.ts';
import type { RevealReason } from '../../shared/room/sight.ts';
import { layAll } from './lay-entries.ts';
import type { Lay, Outcome, Outgoing } from './outcome.ts';
import type { RoomFacts } from './room-facts.ts';
import { standpointOf } from './standpoint.ts';
import { timerEnded } from './timer-view.ts';

export interface Revealing {
  examples: readonly string[];
  reason: RevealReason;
  /** The member who asked for it; null when the room did. */
  by: string | null;
}

/** `revealed` are those that were not before. */
export async function revealNow(
  tx: Transaction,
  t: Tables,
  facts: RoomFacts,
  { examples, reason, by }: Revealing,
  now: number,
): Promise<Outcome & { revealed: string[] }> {
  const room = facts.id;
  const before = new Set(await revealedIn(tx, t, room));
  const revealed = examples.filter((example) => !before.has(example));
  if (revealed.length === 0) return { revealed, lays: [], announcements: [] };
  const members = await membersOf(tx, t, room);
  const lays: Lay[] = [];
  for (const example of revealed) {
    await insertReveal(tx, t, { room, example, reason, by, at: now });
    for (const author of members) {
      const owner = { room, member: author.id, example };
      const standpoint = await standpointOf(tx, t, facts, author, example);
      lays.push(await layAll(tx, t, { owner, standpoint }));
    }
  }
  const told: Outgoing = { to: { room }, name: 'revealed', body: { room, examples: revealed, reason } };
  const open = new Set([...before, ...revealed]);
  return { revealed, lays, announcements: [told, ...(await endTimerOfNothing(tx, t, room, open))] };
}

/** A timer whose examples are all revealed has nothing left to do. */
async function endTimerOfNothing(tx: Transaction, t: Tables, room: string, revealed: Set<string>): Promise<Outgoing[]> {
  const timer = await timerOf(tx, t, room);
  if (timer === undefined || timer.examples.some((example) => !revealed.has(example))) return [];
  await endTimer(tx, t, room);
  return [timerEnded(room)];
}
