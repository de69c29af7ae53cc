// Who attends a room: lines that break, several tabs, and the first half minute of a server.
import { expect, test } from 'vitest';
import { Attendance, AWAY_AFTER_MS } from '../../../server/rooms/attendance.ts';
import { fakeClock } from '../../support/fake-clock.ts';

function aDoor() {
  const clock = fakeClock();
  const settled: string[] = [];
  const attendance = new Attendance(clock, (room) => settled.push(room));
  const here = (madeAt = clock.now()) => attendance.in('room', madeAt) && [...(attendance.in('room', madeAt) ?? [])];
  return { clock, settled, attendance, here };
}

test('[B22] who has lost the line attends for half a minute more; then the room is looked at again', () => {
  const { clock, settled, attendance, here } = aDoor();
  clock.advance(AWAY_AFTER_MS);
  attendance.arrive('room', 'tom');
  attendance.leave('room', 'tom');
  clock.advance(AWAY_AFTER_MS - 1);
  expect([here(), settled]).toEqual([['tom'], []]);
  clock.advance(1);
  expect([here(), settled]).toEqual([[], ['room']]);
});

test('[B22] who comes back in time was never away; with two tabs the last one counts', () => {
  const { clock, settled, attendance, here } = aDoor();
  clock.advance(AWAY_AFTER_MS);
  attendance.arrive('room', 'tom');
  attendance.leave('room', 'tom');
  clock.advance(AWAY_AFTER_MS / 2);
  attendance.arrive('room', 'tom');
  attendance.arrive('room', 'tom');
  attendance.leave('room', 'tom');
  clock.advance(AWAY_AFTER_MS * 2);
  expect([here(), settled]).toEqual([['tom'], []]);
});

test('[B22] after a start it is unknown who attends an older room; a room made since then waits for nobody', () => {
  const { clock, settled, attendance, here } = aDoor();
  const before = clock.now() - 1;
  attendance.arrive('room', 'tom');
  expect(here(before)).toBeUndefined();
  expect(here()).toEqual(['tom']);
  clock.advance(AWAY_AFTER_MS);
  expect([here(before), settled]).toEqual([['tom'], ['room']]);
});
