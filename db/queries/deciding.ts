// Queries about what a room decides: outcomes, challenges to clauses, and rulings.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Reader, Transaction } from '../database.ts';
import type { Tables } from '../schema.ts';

export type OutcomeRow = Tables['outcome']['$inferSelect'];
export type ChallengeRow = Tables['challenge']['$inferSelect'];
export type RulingRow = Tables['ruling']['$inferSelect'];

type Where = { room: string; example: string };

/** Of one example, those that ended too, the earliest first. */
export const outcomesOn = (read: Reader | Transaction, t: Tables, { room, example }: Where): Promise<OutcomeRow[]> =>
  read
    .select()
    .from(t.outcome)
    .where(and(eq(t.outcome.room, room), eq(t.outcome.example, example)))
    .orderBy(asc(t.outcome.at), asc(t.outcome.id));

/** Those of a room that count; with `ended` also those that do no longer. */
export const outcomesIn = (read: Reader, t: Tables, room: string, ended = false): Promise<OutcomeRow[]> =>
  read
    .select()
    .from(t.outcome)
    .where(and(eq(t.outcome.room, room), ended ? undefined : isNull(t.outcome.endedAt)))
    .orderBy(asc(t.outcome.at), asc(t.outcome.id));

export async function insertOutcome(tx: Transaction, t: Tables, row: OutcomeRow): Promise<void> {
  await tx.insert(t.outcome).values(row);
}

export async function endOutcome(tx: Transaction, t: Tables, id: string, at: number): Promise<void> {
  await tx.update(t.outcome).set({ endedAt: at }).where(eq(t.outcome.id, id));
}

/** The newest first, also those withdrawn. */
export const challengesIn = async (read: Reader, t: Tables, room: string): Promise<ChallengeRow[]> =>
  (
    await read
      .select()
      .from(t.challenge)
      .where(eq(t.challenge.room, room))
      .orderBy(asc(t.challenge.at), asc(t.challenge.id))
  ).reverse();

export async function challengeById(
  tx: Reader | Transaction,
  t: Tables,
  id: string,
): Promise<ChallengeRow | undefined> {
  const [row] = await tx.select().from(t.challenge).where(eq(t.challenge.id, id));
  return row;
}

export async function insertChallenge(tx: Transaction, t: Tables, row: ChallengeRow): Promise<void> {
  await tx.insert(t.challenge).values(row);
}

export async function withdrawChallengeRow(tx: Transaction, t: Tables, id: string, at: number): Promise<void> {
  await tx.update(t.challenge).set({ withdrawnAt: at }).where(eq(t.challenge.id, id));
}

/** The newest first. */
export const rulingsIn = async (read: Reader | Transaction, t: Tables, room: string): Promise<RulingRow[]> =>
  (
    await read.select().from(t.ruling).where(eq(t.ruling.room, room)).orderBy(asc(t.ruling.at), asc(t.ruling.id))
  ).reverse();

export async function rulingOn(tx: Transaction, t: Tables, challenge: string): Promise<RulingRow | undefined> {
  const [row] = await tx.select().from(t.ruling).where(eq(t.ruling.challenge, challenge));
  return row;
}

export async function insertRuling(tx: Transaction, t: Tables, row: RulingRow): Promise<void> {
  await tx.insert(t.ruling).values(row);
}

/** These rulings led to this version of the rubric. */
export async function linkRulingRows(tx: Transaction, t: Tables, ids: string[], rubricVersion: string): Promise<void> {
  if (ids.length === 0) return;
  await tx.update(t.ruling).set({ rubricVersion }).where(inArray(t.ruling.id, ids));
}
