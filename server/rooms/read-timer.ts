// The timer that runs in a room.
import { timerOf } from '../../db/queries/timers.ts';
import type { TimerView } from '../../shared/protocol/rooms.ts';
import type { Given } from '../given.ts';
import { enter, type InRoom } from './enter.ts';
import { timerView } from './timer-view.ts';

/** Null when none runs. */
export async function readTimer(given: Pick<Given, 'database' | 'clock'>, at: InRoom): Promise<TimerView | null> {
  await enter(given, at, 'read');
  const { database, clock } = given;
  const timer = await timerOf(database.read, database.tables, at.room);
  return timer === undefined ? null : timerView(timer, clock.now());
}
