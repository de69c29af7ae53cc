// What a room reveals by itself, told again from what happened: who is waited for, what people read, and the timer that runs.

/** Who has lost the line is waited for so long. */
const WAITED_FOR_MS = 30_000;

interface Attendant {
  reads: string | undefined;
  /** When they are waited for no more. */
  until: number;
}

export class AutomaticReveals {
  readonly #attendants = new Map<string, Attendant>();
  #timer: { endsAt: number; examples: readonly string[] } | undefined;
  #now: number;
  /** A setting has changed, so the room looks at what people read as soon as time goes on. */
  #looksAgain = false;

  constructor(now: number) {
    this.#now = now;
  }

  get attending(): readonly string[] {
    return [...this.#attendants.keys()];
  }
  get read(): readonly string[] {
    return [...this.#attendants.values()].flatMap(({ reads }) => (reads === undefined ? [] : [reads]));
  }

  arrive(member: string): void {
    this.#attendants.set(member, { reads: undefined, until: Number.POSITIVE_INFINITY });
  }

  leave(member: string): void {
    if (this.#attendants.get(member)?.until !== Number.POSITIVE_INFINITY) return;
    this.#attendants.set(member, { reads: undefined, until: this.#now + WAITED_FOR_MS });
  }

  moveTo(member: string, example: string): void {
    const attendant = this.#attendants.get(member);
    if (attendant !== undefined) attendant.reads = example;
  }

  startTimer(examples: readonly string[], ms: number): void {
    this.#timer = { endsAt: this.#now + ms, examples };
  }

  stopTimer(): void {
    this.#timer = undefined;
  }

  /** A timer has nothing left to do once all it was set for is revealed. */
  revealed(isRevealed: (example: string) => boolean): void {
    if (this.#timer?.examples.every(isRevealed)) this.#timer = undefined;
  }

  lookAgain(): void {
    this.#looksAgain = true;
  }

  isDueBy(moment: number): boolean {
    const ends = [...this.#attendants.values()].map(({ until }) => until);
    return this.#looksAgain || Math.min(...ends, this.#timer?.endsAt ?? moment + 1) <= moment;
  }

  /** @returns what the timer reveals by then, and what the room looks at since somebody is waited for no more */
  timeIs(now: number): { ended: readonly string[]; lookedAt: readonly string[] } {
    this.#now = now;
    const gone = [...this.#attendants].filter(([, { until }]) => until <= now);
    for (const [member] of gone) this.#attendants.delete(member);
    const looks = this.#looksAgain || gone.length > 0;
    this.#looksAgain = false;
    const ended = this.#timer !== undefined && this.#timer.endsAt <= now ? this.#timer.examples : [];
    if (ended.length > 0) this.#timer = undefined;
    return { ended, lookedAt: looks ? this.read : [] };
  }
}
