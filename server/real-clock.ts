// The clock of the machine.
import type { Clock } from './given.ts';

export const realClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    // A waiting timer must not keep a closing server alive.
    timer.unref();
    return () => clearTimeout(timer);
  },
};
