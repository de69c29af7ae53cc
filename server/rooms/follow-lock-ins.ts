// What follows for the room when people lock in: the k-th opens an example to the others in solo; when everybody here has, the room reveals it.
import type { Transaction } from '../../db/database.ts';
import { whoLockedIn } from '../../db/queries/openings.ts';
import { membersOf } from '../../db/queries/room-facts.ts';
import type { Tables } from '../../db/schema.ts';
import { may } from '../../shared/room/roles.ts';
import { sightOf } from '../../shared/room/sight.ts';
import type { Decider } from './decisions.ts';
import { joinOutcomes, type Outcome, type Outgoing } from './outcome.ts';
import { revealNow } from './reveal-now.ts';
import { type RoomFacts, roomFacts } from './room-facts.ts';
import { standpointOf } from './standpoint.ts';

/** The members who attend a room; undefined while that cannot be known. */
export type Attending = (room: string, madeAt: number) => ReadonlySet<string> | undefined;

type Following = (now: number) => Promise<Outcome>;

const nothing: Outcome = { lays: [], announcements: [] };

/** Asked before the lock-ins of a write are taken; the answer is asked when all of them have been. */
export async function followLockIns(
  tx: Transaction,
  t: Tables,
  facts: RoomFacts,
  examples: readonly string[],
  attending: Attending,
): Promise<Following> {
  const { pace, settings } = facts;
  if (pace === 'together' && settings.revealsWhenAll)
    return (now) => revealComplete(tx, t, facts, examples, attending, now);
  if (pace !== 'solo' || settings.opensAfter < 2) return async () => nothing;
  const before: { example: string; sealed: string[] }[] = [];
  for (const example of examples) before.push({ example, sealed: await sealedFrom(tx, t, facts, example) });
  return async () => {
    const told: Outgoing[] = [];
    for (const { example, sealed } of before) {
      const still = new Set(await sealedFrom(tx, t, facts, example));
      for (const member of sealed)
        if (!still.has(member)) told.push({ to: { member }, name: 'opens', body: { room: facts.id, example } });
    }
    return { lays: [], announcements: told };
  };
}

/** Those who judge and to whom an example is sealed. */
async function sealedFrom(tx: Transaction, t: Tables, facts: RoomFacts, example: string): Promise<string[]> {
  const sealed: string[] = [];
  for (const member of await judgesOf(tx, t, facts)) {
    if (sightOf(await standpointOf(tx, t, facts, member, example)) === 'sealed') sealed.push(member.id);
  }
  return sealed;
}

const judgesOf = async (tx: Transaction, t: Tables, facts: RoomFacts) =>
  (await membersOf(tx, t, facts.id)).filter(({ judges, role }) => judges && may(role, 'judge'));

/**
 * Reveals those of these examples that every attending member who judges has locked in. There must be one at least; who does
 * not judge, is removed, or has been gone for half a minute is not waited for.
 */
async function revealComplete(
  tx: Transaction,
  t: Tables,
  facts: RoomFacts,
  examples: readonly string[],
  attending: Attending,
  now: number,
): Promise<Outcome> {
  const here = attending(facts.id, facts.madeAt);
  const waitedFor = here === undefined ? [] : (await judgesOf(tx, t, facts)).filter(({ id }) => here.has(id));
  if (waitedFor.length === 0) return nothing;
  const complete: string[] = [];
  for (const example of examples) {
    const lockedIn = new Set(await whoLockedIn(tx, t, { room: facts.id, example }));
    if (waitedFor.every(({ id }) => lockedIn.has(id))) complete.push(example);
  }
  return joinOutcomes([await revealNow(tx, t, facts, { examples: complete, reason: 'all', by: null }, now)]);
}

/** Somebody who was waited for has gone, or a setting has changed: looks again at the examples that people are reading. */
export async function revealAwaited(
  plane: Decider,
  { room, examples, attending }: { room: string; examples: readonly string[]; attending: Attending },
): Promise<void> {
  const facts = await roomFacts(plane, room);
  if (facts === undefined || facts.pace !== 'together' || !facts.settings.revealsWhenAll || examples.length === 0)
    return;
  await plane.decide(room, examples, async (tx, t, now) => ({
    value: undefined,
    ...(await revealComplete(tx, t, facts, examples, attending, now)),
  }));
}
