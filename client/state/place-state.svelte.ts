// Where I am in the window.

export class PlaceState {
  readonly total: number;
  #index = $state(0);
  #inView = $state(true);
  readonly #leaving = new Set<() => void>();

  constructor(total: number, index: number) {
    this.total = total;
    this.#index = this.#within(index);
  }

  /** From 0. */
  get index(): number {
    return this.#index;
  }

  /** From 1, as people count. */
  get number(): number {
    return this.#index + 1;
  }

  /** Something of its text is on the screen; in continuous reading one can scroll away from what one writes on. */
  get inView(): boolean {
    return this.#inView;
  }

  set inView(inView: boolean) {
    this.#inView = inView;
  }

  go(wanted: number): void {
    const index = this.#within(wanted);
    if (index === this.#index) return;
    for (const run of this.#leaving) run();
    this.#index = index;
  }

  /** Runs just before the place changes; the answer is how to stop. */
  onLeaving(run: () => void): () => void {
    this.#leaving.add(run);
    return () => this.#leaving.delete(run);
  }

  #within(index: number): number {
    return Math.max(0, Math.min(this.total - 1, Number.isFinite(index) ? Math.trunc(index) : 0));
  }
}
