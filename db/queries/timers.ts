// Queries about timers that reveal: at most one runs in a room.
import { eq } from 'drizzle-orm';
import type { Reader, Transaction } from '../database.ts';
import type { Tables } from '../schema.ts';

export type TimerRow = Tables['timer']['$inferSelect'];

export async function timerOf(read: Reader | Transaction, t: Tables, room: string): Promise<TimerRow | undefined> {
  const [row] = await read.select().from(t.timer).where(eq(t.timer.room, room));
  return row;
}

export const allTimers = (read: Reader, t: Tables): Promise<TimerRow[]> => read.select().from(t.timer);

/** Takes the place of one that runs. */
export async function startTimerRow(tx: Transaction, t: Tables, { room, ...timer }: TimerRow): Promise<void> {
  await tx
    .insert(t.timer)
    .values({ room, ...timer })
    .onConflictDoUpdate({ target: t.timer.room, set: timer });
}

export async function endTimer(tx: Transaction, t: Tables, room: string): Promise<void> {
  await tx.delete(t.timer).where(eq(t.timer.room, room));
}
