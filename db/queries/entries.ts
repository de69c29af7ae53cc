// Queries about entries: the projection of all desks, the judgments in it, and who has locked in what.
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Entry, Removed } from '../../shared/room/entry.ts';
import type { StagedJudgment } from '../../shared/room/movement.ts';
import type { Reader, Transaction } from '../database.ts';
import { preparedOnce } from '../prepared.ts';
import type { Tables } from '../schema.ts';

export interface Owned {
  room: string;
  member: string;
  example: string;
}

export interface EntryRow {
  member: string;
  id: string;
  /** `removed`: taken off its author's desk; its row stays while the example has its thread. */
  value: Entry | Removed;
  acceptedAt: number;
  changedAt: number | null;
}

const columns = ({ entry }: Tables) => ({
  member: entry.member,
  id: entry.id,
  value: entry.value,
  acceptedAt: entry.acceptedAt,
  changedAt: entry.changedAt,
});

const ofKey = preparedOnce((read, t) =>
  read
    .select(columns(t))
    .from(t.entry)
    .where(and(eq(t.entry.member, sql.placeholder('member')), eq(t.entry.id, sql.placeholder('id'))))
    .prepare(),
);

export async function entryOf(
  read: Reader | Transaction,
  t: Tables,
  member: string,
  id: string,
): Promise<EntryRow | undefined> {
  const [row] = await ofKey(read as Transaction, t, 0).execute({ member, id });
  return row;
}

/** Whether a table's row is of the owner that the query is given. */
const isOwned = ({ room, member, example }: Pick<Tables['entry'] | Tables['judgment'], keyof Owned>) =>
  and(
    eq(room, sql.placeholder('room')),
    eq(member, sql.placeholder('member')),
    eq(example, sql.placeholder('example')),
  );

const entriesOfOwner = preparedOnce((read, t) =>
  read.select(columns(t)).from(t.entry).where(isOwned(t.entry)).prepare(),
);

/** Everything a member has put on an example. */
export const entriesBy = async (read: Reader | Transaction, t: Tables, owner: Owned): Promise<EntryRow[]> =>
  entriesOfOwner(read as Transaction, t, 0).execute({ ...owner });

const upsert = preparedOnce((tx, t) => {
  const given = (name: string) => sql.placeholder(name);
  const excluded = (column: { name: string }) => sql`excluded.${sql.identifier(column.name)}`;
  const { entry } = t;
  const owner = { room: given('room'), member: given('member'), example: given('example') };
  return tx
    .insert(entry)
    .values({ ...owner, id: given('id'), kind: given('kind'), value: given('value'), acceptedAt: given('at') })
    .onConflictDoUpdate({
      target: [entry.member, entry.id],
      set: { value: excluded(entry.value), changedAt: excluded(entry.acceptedAt) },
      setWhere: and(eq(entry.example, excluded(entry.example)), eq(entry.kind, excluded(entry.kind))),
    })
    .returning(columns(t))
    .prepare();
});

/** Undefined, and nothing is written, when the key is taken by an entry of another kind or on another example. */
export async function upsertEntry(
  tx: Transaction,
  t: Tables,
  owner: Owned,
  id: string,
  value: Entry,
  at: number,
): Promise<EntryRow | undefined> {
  const [row] = await upsert(tx, t, 0).execute({ ...owner, id, kind: value.kind, value, at });
  return row;
}

/** What can be answered on an example, by everybody: that which was removed too. */
export const answerableOn = (
  read: Reader | Transaction,
  t: Tables,
  { room, example }: Omit<Owned, 'member'>,
): Promise<EntryRow[]> =>
  read
    .select(columns(t))
    .from(t.entry)
    .where(
      and(
        eq(t.entry.example, example),
        eq(t.entry.room, room),
        inArray(t.entry.kind, ['comment', 'highlight', 'instinct']),
      ),
    );

/** An entry of this member on this example; undefined also when it is elsewhere. */
export async function entryOn(
  read: Reader | Transaction,
  t: Tables,
  { room, member, example }: Owned,
  id: string,
): Promise<EntryRow | undefined> {
  const [row] = await read
    .select(columns(t))
    .from(t.entry)
    .where(and(eq(t.entry.member, member), eq(t.entry.id, id), eq(t.entry.room, room), eq(t.entry.example, example)));
  return row;
}

/** Leaves the place of an entry and takes its words. It keeps its kind, so that its author can make it again under its key. */
export async function emptyEntry(
  tx: Transaction,
  t: Tables,
  { member, id }: Pick<EntryRow, 'member' | 'id'>,
  remains: Removed,
  at: number,
): Promise<void> {
  await tx
    .update(t.entry)
    .set({ value: remains, changedAt: at })
    .where(and(eq(t.entry.member, member), eq(t.entry.id, id)));
}

export async function deleteEntry(tx: Transaction, t: Tables, member: string, id: string): Promise<void> {
  await tx.delete(t.entry).where(and(eq(t.entry.member, member), eq(t.entry.id, id)));
}

export const judgmentColumns = ({ judgment }: Tables) => ({
  stage: judgment.stage,
  rubricVersion: judgment.rubricVersion,
  answers: judgment.answers,
  versions: judgment.versions,
  rationale: judgment.rationale,
  confidence: judgment.confidence,
  cannotJudge: judgment.cannotJudge,
  expectedShares: judgment.expectedShares,
  seconds: judgment.seconds,
  responseOrder: judgment.responseOrder,
  acceptedAt: judgment.acceptedAt,
});

type Kept = Omit<StagedJudgment, 'versions' | 'expectedShares'> & {
  versions: Record<string, string> | null;
  expectedShares: Record<string, number> | null;
};

/** What is null in the table is as it was before it could be otherwise: all answers of the judgment's own version, no shares. */
export function judgmentOf<Row extends Kept>(row: Row): Row & StagedJudgment {
  const { answers, rubricVersion } = row;
  const versions = row.versions ?? Object.fromEntries(Object.keys(answers).map((key) => [key, rubricVersion]));
  return { ...row, versions, expectedShares: row.expectedShares ?? {} };
}

const judgmentsOfOwner = preparedOnce((read, t) =>
  read.select(judgmentColumns(t)).from(t.judgment).where(isOwned(t.judgment)).prepare(),
);

/** A member's judgments of an example, one per stage. */
export const judgmentsBy = async (read: Reader | Transaction, t: Tables, owner: Owned): Promise<StagedJudgment[]> =>
  (await judgmentsOfOwner(read as Transaction, t, 0).execute({ ...owner })).map(judgmentOf);

export async function upsertJudgment(
  tx: Transaction,
  t: Tables,
  owner: Owned,
  { stage, ...set }: StagedJudgment,
): Promise<void> {
  await tx
    .insert(t.judgment)
    .values({ ...owner, stage, ...set })
    .onConflictDoUpdate({ target: [t.judgment.member, t.judgment.example, t.judgment.stage], set });
}

export async function setLockedIn(
  tx: Transaction,
  t: Tables,
  owner: Owned,
  locked: boolean,
  at: number,
): Promise<void> {
  if (locked)
    await tx
      .insert(t.lockIn)
      .values({ ...owner, at })
      .onConflictDoNothing();
  else await tx.delete(t.lockIn).where(and(eq(t.lockIn.member, owner.member), eq(t.lockIn.example, owner.example)));
}
