// The room's timer, counted down on this page: by how much time is left when it is told, not by this machine's date.
import type { TimerView } from '../../shared/protocol/rooms.ts';

const EVERY_MS = 250;

export class TimerState {
  #timer = $state.raw<TimerView | undefined>(undefined);
  #endsAt = 0;
  #now = $state(0);
  #ticking: ReturnType<typeof setInterval> | undefined;

  set(timer: TimerView | null): void {
    clearInterval(this.#ticking);
    this.#timer = timer ?? undefined;
    if (timer === null) return;
    this.#now = performance.now();
    this.#endsAt = this.#now + timer.endsAt - timer.toldAt;
    this.#ticking = setInterval(() => {
      this.#now = performance.now();
    }, EVERY_MS);
  }

  /** What it reveals; undefined when none runs. */
  get running(): TimerView | undefined {
    return this.#timer;
  }

  /** Whole seconds, rounded up; 0 when it has ended and the server is about to reveal. */
  get secondsLeft(): number {
    return Math.max(0, Math.ceil((this.#endsAt - this.#now) / 1000));
  }

  close(): void {
    clearInterval(this.#ticking);
  }
}
