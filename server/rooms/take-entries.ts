// Takes what changed on a desk into the record: parses each entry, keeps or refuses it, and says what follows on the tables.
import type { Transaction } from '../../db/database.ts';
import { upsertEntry } from '../../db/queries/entries.ts';
import { type MemberRow, memberById } from '../../db/queries/room-facts.ts';
import type { Tables } from '../../db/schema.ts';
import { failures } from '../../shared/protocol/failures.ts';
import { type Entry, type EntryId, entryKinds } from '../../shared/room/entry.ts';
import { isJudging } from '../../shared/room/movement.ts';
import { parseEntry } from '../../shared/room/parse-entry.ts';
import { may } from '../../shared/room/roles.ts';
import type { Breathe } from '../sync/breather.ts';
import { acceptJudgment, answerFault, shareFault } from './accept-judgment.ts';
import { acceptLockIn, lockInFault } from './accept-lock-in.ts';
import { layAll, layEntries } from './lay-entries.ts';
import { joinOutcomes, type Lay, type Outcome, type Outgoing } from './outcome.ts';
import { presentFacts, type RoomFacts } from './room-facts.ts';
import { standpointOf } from './standpoint.ts';
import { subjectFault } from './subject-fault.ts';
import { layWhatItAnswers, takeOff } from './take-off.ts';
import { tellJudged } from './tell-judged.ts';

export interface DeskChange {
  facts: RoomFacts;
  member: string;
  /** What now lies under each key that changed; undefined when it was taken off the desk. */
  entries: ReadonlyMap<string, unknown>;
}

/** Everything a change needs while its write lasts. */
export interface Taking {
  tx: Transaction;
  t: Tables;
  facts: RoomFacts;
  member: MemberRow;
  /** All that changed on this desk in this write. */
  entries: ReadonlyMap<string, unknown>;
  now: number;
}

/** Called inside the one write of a tick, for each desk that changed. */
export async function takeEntries(
  tx: Transaction,
  t: Tables,
  { facts, member: id, entries }: DeskChange,
  { now, breathe }: { now: number; breathe: Breathe },
): Promise<Outcome> {
  const member = await memberById(tx, t, id);
  if (member === undefined) return joinOutcomes([]);
  const taking: Taking = { tx, t, facts: await presentFacts(tx, t, facts), member, entries, now };
  const outcomes: Outcome[] = [];
  const inOrder = [...entries].toSorted(([a], [b]) => turnOf(a) - turnOf(b));
  for (const [key, value] of inOrder) {
    outcomes.push(await takeOne(taking, key, value));
    await breathe();
  }
  return joinOutcomes(outcomes);
}

const STAYS_WHAT_IT_IS = 'An entry stays what it is, on the example it was made on. Make a new one.';

const LOCK_IN = 'lock-in.';
const isLockIn = (key: string): boolean => key.startsWith(LOCK_IN);

/** How long was read comes first, lock-ins last: what arrives together must find taken what it stands on. */
const turnOf = (key: string): number => (key.startsWith('read.') ? 0 : isLockIn(key) ? 2 : 1);

/** The examples whose lock-ins are among these changes, whether or not they will be taken. */
export const lockInsIn = (entries: ReadonlyMap<string, unknown>): string[] =>
  [...entries.keys()].filter(isLockIn).map((key) => key.slice(LOCK_IN.length));

async function takeOne(taking: Taking, key: string, value: unknown): Promise<Outcome> {
  if (value === undefined) return takeOff(taking, key);
  const parsed = parseEntry(key, value);
  if (!parsed.ok) return refuse(taking, key, parsed.fault);
  const fault = await faultOf(taking, parsed.entry);
  return fault === undefined ? accept(taking, parsed.id, parsed.entry) : refuse(taking, key, fault);
}

/** Why this entry cannot be taken, in a sentence for its author. */
async function faultOf(taking: Taking, entry: Entry): Promise<string | undefined> {
  const { facts, member } = taking;
  if (!facts.examples.has(entry.example)) return 'This example is not in this room.';
  if (!may(member.role, entryKinds[entry.kind].needs)) return failures['not-allowed'].says;
  if (entry.kind === 'judgment') return answerFault(facts, entry);
  if (entry.kind === 'expected-share') return shareFault(facts, entry);
  if (entry.kind === 'lock-in') return lockInFault(taking, entry);
  return subjectFault(taking, entry);
}

async function accept(taking: Taking, id: EntryId, entry: Entry): Promise<Outcome> {
  const { tx, t, facts, member, now } = taking;
  const owner = { room: facts.id, member: member.id, example: entry.example };
  const row = await upsertEntry(tx, t, owner, id, entry, now);
  if (row === undefined) return refuse(taking, id, STAYS_WHAT_IT_IS);
  const before = await standpointOf(tx, t, facts, member, entry.example);
  if (entry.kind === 'lock-in') {
    const announcements = await acceptLockIn(taking, before, entry);
    const standpoint = { ...before, lockedIn: entry.locked };
    const lays = used(await layAll(tx, t, { owner, standpoint }));
    return { lays, announcements: [...announcements, ...(await tellJudged(taking, entry, lays))] };
  }
  if (isJudging(entry)) await acceptJudgment(taking, before, entry);
  const laid = await layEntries(tx, t, { owner, standpoint: before }, [row]);
  const lays = [...used(laid), ...(await layWhatItAnswers(taking, entry))];
  return { lays, announcements: await tellJudged(taking, entry, lays) };
}

function refuse({ facts, member }: Taking, entry: string, detail: string): Outcome {
  const failure = { code: 'bad-request', says: 'This was not taken.', detail } as const;
  const told: Outgoing = {
    to: { member: member.id },
    name: 'refused',
    body: { room: facts.id, entry: entry.slice(0, 200), failure },
  };
  return { lays: [], announcements: [told] };
}

const used = (lay: Lay): Lay[] => (lay.entries.size === 0 ? [] : [lay]);
