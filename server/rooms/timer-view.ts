// A room's timer as everybody in it is told of it.
import type { TimerRow } from '../../db/queries/timers.ts';
import type { TimerView } from '../../shared/protocol/rooms.ts';
import type { Outgoing } from './outcome.ts';

/** `now` goes with it, so that clocks that go wrong can count down all the same. */
export const timerView = ({ by, startedAt, endsAt, examples }: TimerRow, now: number): TimerView => ({
  ...{ by, startedAt, endsAt, examples },
  toldAt: now,
});

export const timerStarted = (row: TimerRow, now: number): Outgoing => ({
  to: { room: row.room },
  name: 'timer',
  body: { room: row.room, timer: timerView(row, now) },
});

export const timerEnded = (room: string): Outgoing => ({ to: { room }, name: 'timer', body: { room, timer: null } });
