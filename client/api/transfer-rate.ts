// How fast something is being sent, and how long the rest will take, from what was seen in the last few seconds.

const LOOK_BACK_MS = 6_000;
/** Before this nothing can be said: the first bytes only fill buffers. */
const LEAST_MS = 800;

interface Sample {
  readonly at: number;
  readonly done: number;
}

export class TransferRate {
  #samples: Sample[] = [];

  /** `at` in ms on any clock that only goes forward; `done` in bytes since the beginning. */
  note(at: number, done: number): void {
    this.#samples.push({ at, done });
    // One sample older than the span is kept, so that the span is always covered.
    while ((this.#samples[1]?.at ?? Infinity) <= at - LOOK_BACK_MS) this.#samples.shift();
  }

  /** Bytes per second; undefined while too little has been seen. */
  get perSecond(): number | undefined {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (!first || !last || last.at - first.at < LEAST_MS || last.done <= first.done) return undefined;
    return ((last.done - first.done) * 1000) / (last.at - first.at);
  }

  /** Seconds until `total` bytes are done at this rate. */
  secondsLeft(total: number): number | undefined {
    const rate = this.perSecond;
    const done = this.#samples.at(-1)?.done ?? 0;
    return rate === undefined ? undefined : Math.max(0, total - done) / rate;
  }
}
