// Opens an example to a member: the opening is recorded in the write that comes before anything is shown.
import { insertOpening, openingOf } from '../../db/queries/openings.ts';
import { type MemberRow, memberById } from '../../db/queries/room-facts.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { OpeningView } from '../../shared/protocol/rooms.ts';
import { type OpeningReason, reasonToOpen, type Standpoint } from '../../shared/room/sight.ts';
import type { Decider, Decision } from './decisions.ts';
import { type Entered, enterAt, type OnExample } from './enter.ts';
import { layAll } from './lay-entries.ts';
import type { Outgoing } from './outcome.ts';
import type { RoomFacts } from './room-facts.ts';
import { standpointOf } from './standpoint.ts';

/**
 * Records that this member is now shown this example's table; nothing changes when they have been already.
 * @throws Refusal sealed while they may not be shown it.
 */
export const openExample = async (plane: Decider, at: OnExample): Promise<OpeningView> =>
  openTo(plane, await enterAt(plane, at, 'read'), at.example);

/** The same for somebody who has entered. */
export const openTo = (plane: Decider, { facts, member }: Entered, example: string): Promise<OpeningView> =>
  plane.decide(facts.id, [example], opening(facts, member, example, reasonToOpen));

/** A lead looks before the reveal: recorded, told to everybody, and their later judgment of the example is open. */
export async function peek(plane: Decider, at: OnExample): Promise<OpeningView> {
  const { facts, member } = await enterAt(plane, at, 'peek');
  const { room, example } = at;
  const peeked: Outgoing = { to: { room }, name: 'peeked', body: { room, example, member: member.id } };
  return plane.decide(
    room,
    [example],
    opening(facts, member, example, (from) => reasonToOpen(from) ?? 'peek', [peeked]),
  );
}

function opening(
  facts: RoomFacts,
  member: MemberRow,
  example: string,
  reasonFor: (from: Standpoint) => OpeningReason | undefined,
  told: Outgoing[] = [],
): Decision<OpeningView> {
  return async (tx, t, now) => {
    // Removed while this waited for its turn.
    if ((await memberById(tx, t, member.id)) === undefined) throw new Refusal('not-found');
    const existing = await openingOf(tx, t, { member: member.id, example });
    if (existing !== undefined) {
      const { reason, at } = existing;
      return { value: { example, member: member.id, reason, at }, lays: [], announcements: [] };
    }
    const before = await standpointOf(tx, t, facts, member, example);
    const reason = reasonFor(before);
    if (reason === undefined) throw new Refusal('sealed');
    const owner = { room: facts.id, member: member.id, example };
    await insertOpening(tx, t, { ...owner, reason, at: now });
    const standpoint: Standpoint = { ...before, shown: true };
    const lay = await layAll(tx, t, { owner, standpoint });
    const opened: Outgoing = { to: { member: member.id }, name: 'opened', body: { room: facts.id, example } };
    return {
      value: { example, member: member.id, reason, at: now },
      lays: [lay],
      announcements: [opened, ...(reason === 'peek' ? told : [])],
    };
  };
}
