// Deliberate leaks in when an example opens: too early, or by itself when it should not.
import { may } from '../../../shared/room/roles.ts';
import type { Any, Leak } from './planted-leaks.ts';

export const earlyOpenings: Record<string, Leak> = {
  'an example is revealed when all but one who are here have locked it in': {
    by: 'marks in crowded rooms',
    files: {
      '../../db/queries/openings.ts': ({ whoLockedIn }, on) => ({
        whoLockedIn: async (tx: Any, t: Any, at: Any) => {
          const some: string[] = await whoLockedIn(tx, t, at);
          if (!on()) return some;
          const { membersOf } = await import('../../../db/queries/room-facts.ts');
          const left = (await membersOf(tx, t, at.room)).filter(
            ({ id, role }) => may(role, 'judge') && !some.includes(id),
          );
          return left.length === 1 ? [...some, ...left.map(({ id }) => id)] : some;
        },
      }),
    },
  },
  'who has lost the line is not waited for': {
    by: 'marks in crowded rooms',
    files: {
      '../../server/rooms/attendance.ts': ({ Attendance }, on) => ({
        Attendance: class extends Attendance {
          readonly #lines = new Map<string, number>();
          arrive(room: string, member: string) {
            this.#lines.set(member, (this.#lines.get(member) ?? 0) + 1);
            super.arrive(room, member);
          }
          leave(room: string, member: string) {
            this.#lines.set(member, (this.#lines.get(member) ?? 1) - 1);
            super.leave(room, member);
          }
          in(room: string, madeAt: number) {
            const here: Set<string> | undefined = super.in(room, madeAt);
            return on() && here ? new Set([...here].filter((member) => this.#lines.get(member))) : here;
          }
        },
      }),
    },
  },
  'a timer reveals in half its time': {
    by: 'marks in crowded rooms',
    files: {
      '../../server/rooms/start-timer.ts': ({ startTimer }, on) => ({
        startTimer: (plane: Any, asked: Any) =>
          startTimer(plane, on() ? { ...asked, seconds: asked.seconds / 2 } : asked),
      }),
    },
  },
  'a timer that was stopped reveals': {
    by: 'marks in crowded rooms',
    files: {
      '../../server/rooms/keep-timers.ts': ({ keepTimers }, on) => ({
        keepTimers: (plane: Any) => {
          const timers = keepTimers(plane);
          const goesOn = ({ name, body }: Any) => !(on() && name === 'timer' && body.timer === null);
          return { ...timers, hear: (outgoing: Any[]) => timers.hear(outgoing.filter(goesOn)) };
        },
      }),
      '../../db/queries/timers.ts': ({ endTimer }, on) => ({
        endTimer: async (...given: Any[]) => (on() ? undefined : endTimer(...given)),
      }),
    },
  },
  'in solo a table opens to whoever has locked in, however few have': {
    by: 'marks in crowded rooms',
    files: {
      '../../server/rooms/standpoint.ts': ({ standpointOf }, on) => ({
        standpointOf: async (...given: Any[]) => {
          const standpoint = await standpointOf(...given);
          return on() ? { ...standpoint, opensAfter: 1 } : standpoint;
        },
      }),
    },
  },
};
