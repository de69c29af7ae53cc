// Keeps the timers of all rooms: each reveals when it ends, also one that ended while the server was down.
import { isDeepStrictEqual } from 'node:util';
import { allTimers, endTimer, timerOf } from '../../db/queries/timers.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Decider } from './decisions.ts';
import type { Outgoing } from './outcome.ts';
import { revealNow } from './reveal-now.ts';
import { roomFacts } from './room-facts.ts';
import { timerEnded } from './timer-view.ts';

/** A reveal that could not be saved is tried again after this. */
const TRY_AGAIN_MS = 2_000;

export interface Timers {
  /** Takes up the timers in the database. Those overdue reveal now. */
  start(): Promise<void>;
  /** What leaves after each commit: timers that were started and stopped are among it. */
  hear(outgoing: readonly Outgoing[]): void;
  close(): void;
}

export function keepTimers(plane: () => Decider): Timers {
  const waiting = new Map<string, () => void>();
  let closed = false;

  function wait(room: string, ms: number): void {
    waiting.get(room)?.();
    waiting.set(
      room,
      plane().clock.after(Math.max(0, ms), () => {
        waiting.delete(room);
        end(room).catch((error) => {
          if (closed) return;
          // A refusal, as when the disk is full, is told where it arises; it is no fault of the timer's.
          if (!(error instanceof Refusal)) plane().log.error('a timer could not reveal, and will try again', error);
          if (!waiting.has(room)) wait(room, TRY_AGAIN_MS);
        });
      }),
    );
  }

  async function end(room: string): Promise<void> {
    const { database, decide } = plane();
    const facts = await roomFacts({ database }, room);
    const asked = await timerOf(database.read, database.tables, room);
    if (facts === undefined || asked === undefined) return;
    const left = await decide(room, asked.examples, async (tx, t, now) => {
      const timer = await timerOf(tx, t, room);
      const nothing = { lays: [], announcements: [] };
      if (timer === undefined) return { value: 0, ...nothing };
      // Another took its place meanwhile, or this clock was early.
      if (timer.endsAt > now || !isDeepStrictEqual(timer, asked))
        return { value: Math.max(1, timer.endsAt - now), ...nothing };
      await endTimer(tx, t, room);
      const { lays, announcements } = await revealNow(tx, t, facts, { ...timer, reason: 'timer' }, now);
      return { value: 0, lays, announcements: [...announcements, timerEnded(room)] };
    });
    if (left > 0 && !waiting.has(room)) wait(room, left);
  }

  return {
    async start() {
      const { database, clock } = plane();
      for (const { room, endsAt } of await allTimers(database.read, database.tables)) wait(room, endsAt - clock.now());
    },
    hear(outgoing) {
      for (const { name, body } of outgoing) {
        if (name !== 'timer') continue;
        if (body.timer !== null) wait(body.room, body.timer.endsAt - body.timer.toldAt);
        else {
          waiting.get(body.room)?.();
          waiting.delete(body.room);
        }
      }
    },
    close() {
      closed = true;
      for (const cancel of waiting.values()) cancel();
      waiting.clear();
    },
  };
}
