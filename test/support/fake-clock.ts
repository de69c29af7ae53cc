// A clock that stands still until a test moves it.
import type { Clock } from '../../server/given.ts';

export interface FakeClock extends Clock {
  /** Moves time on; what was to run by then runs, each at its own time, in order. */
  advance(ms: number): void;
}

/** Begins at a fixed moment: 1 May 2026, noon UTC. */
export function fakeClock(start = Date.UTC(2026, 4, 1, 12)): FakeClock {
  let now = start;
  const waiting = new Set<{ at: number; run: () => void }>();
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      waiting.add(timer);
      return () => void waiting.delete(timer);
    },
    advance(ms) {
      const until = now + ms;
      for (;;) {
        const due = [...waiting].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        waiting.delete(due);
        now = Math.max(now, due.at);
        due.run();
      }
      now = until;
    },
  };
}
