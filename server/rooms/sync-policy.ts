// The rooms' answer to the sync plane: one row per kind of document, and what follows from changed desks.

import { entryOf } from '../../db/queries/entries.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import {
  type DocumentAddress,
  type DocumentName,
  documentName,
  parseAddress,
  tableName,
} from '../../shared/room/documents.ts';
import { type Action, may } from '../../shared/room/roles.ts';
import type { Given } from '../given.ts';
import type { Admission, ChangedDesk, SyncPolicy, Taken } from '../sync/policy.ts';
import type { Decider } from './decisions.ts';
import { enter, enterAt } from './enter.ts';
import { type Attending, followLockIns } from './follow-lock-ins.ts';
import { openTo } from './open-example.ts';
import { joinOutcomes, type Outcome } from './outcome.ts';
import { type RoomFacts, roomFacts } from './room-facts.ts';
import { lockInsIn, takeEntries } from './take-entries.ts';

interface Door {
  open: Action;
  write: Action | 'nobody';
  sealed: boolean;
  isCompany: boolean;
}

/**
 * Who may open and write each kind of document. A sealed document needs the example to be open to the one who asks: so on
 * a page nobody is told of anybody before it is.
 */
const doors: Record<DocumentAddress['kind'], Door> = {
  desk: { open: 'read', write: 'read', sealed: false, isCompany: false },
  table: { open: 'read', write: 'nobody', sealed: true, isCompany: false },
  page: { open: 'read', write: 'annotate', sealed: true, isCompany: true },
  board: { open: 'read', write: 'discuss', sealed: false, isCompany: true },
};

/** `attending`: who is in a room, for what waits for everybody. Without it nothing does. */
export function roomPolicy(given: Given, plane: () => Decider, attending: Attending = () => undefined): SyncPolicy {
  async function admit(user: string, text: string): Promise<Admission> {
    const address = parseAddress(text);
    if (address === undefined) throw new Refusal('not-found');
    const door = doors[address.kind];
    const entered =
      'example' in address
        ? await enterAt(given, { user, ...address }, door.open)
        : await enter(given, { user, ...address }, door.open);
    if ('example' in address && door.sealed) await openTo(plane(), entered, address.example);
    const { member } = entered;
    const mayWrite = door.write !== 'nobody' && may(member.role, door.write);
    const { isCompany } = door;
    return { document: documentName(address, member.id), user, member: member.id, mayWrite, isCompany };
  }

  async function take(changed: readonly ChangedDesk[]): Promise<Taken> {
    const desks = await Promise.all(changed.map(async (desk) => ({ ...desk, facts: await factsOf(given, desk.room) })));
    const tables = await Promise.all(desks.map((desk) => tablesOf(given, desk)));
    return {
      tables: tables.flat(),
      async run(tx, now, breathe) {
        const { tables: t } = given.database;
        const following = [];
        for (const [facts, examples] of lockInsOf(desks))
          following.push(await followLockIns(tx, t, facts, examples, attending));
        const outcomes: Outcome[] = [];
        for (const desk of desks) outcomes.push(await takeEntries(tx, t, desk, { now, breathe }));
        // Last, so that everything that came in with the lock-in that completes an example comes before its reveal.
        for (const follow of following) outcomes.push(await follow(now));
        return joinOutcomes(outcomes);
      },
    };
  }

  return { admit, take };
}

/** The examples that somebody locks or unlocks in these changes, by room. */
function lockInsOf(desks: readonly (ChangedDesk & { facts: RoomFacts })[]): Map<RoomFacts, string[]> {
  const byRoom = new Map<RoomFacts, string[]>();
  for (const { facts, entries } of desks) {
    const known = byRoom.get(facts) ?? [];
    const examples = lockInsIn(entries).filter((example) => facts.examples.has(example) && !known.includes(example));
    if (examples.length > 0) byRoom.set(facts, [...known, ...examples]);
  }
  return byRoom;
}

async function factsOf(given: Given, room: string): Promise<RoomFacts> {
  const facts = await roomFacts(given, room);
  if (facts === undefined) throw new Refusal('not-found');
  return facts;
}

/** The tables these entries may touch: of the examples they name, and, for those taken off the desk, named before. */
async function tablesOf(
  { database }: Given,
  { facts, member, entries }: ChangedDesk & { facts: RoomFacts },
): Promise<DocumentName[]> {
  const examples = new Set<unknown>();
  for (const [id, entry] of entries) {
    const known = entry ?? (await entryOf(database.read, database.tables, member, id))?.value;
    examples.add((known as { example?: unknown } | undefined)?.example);
  }
  return [...facts.examples.keys()]
    .filter((example) => examples.has(example))
    .map((example) => tableName(facts.id, example));
}
