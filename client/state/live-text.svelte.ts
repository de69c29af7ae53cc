// Lets Svelte read a co-edited text: as it is, and as it was a moment ago, for what is made of it and takes longer than a key.
import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';

const QUIET_MS = 250;

export class LiveText {
  readonly #text: Y.Text;
  readonly #subscribe: () => void;
  readonly #subscribeSlowly: () => void;

  constructor(text: Y.Text) {
    this.#text = text;
    const watch = (run: () => void) => {
      text.observe(run);
      return () => text.unobserve(run);
    };
    this.#subscribe = createSubscriber(watch);
    this.#subscribeSlowly = createSubscriber((update) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const stop = watch(() => {
        clearTimeout(timer);
        timer = setTimeout(update, QUIET_MS);
      });
      return () => {
        clearTimeout(timer);
        stop();
      };
    });
  }

  get isEmpty(): boolean {
    this.#subscribe();
    return this.#text.length === 0;
  }

  /** Follows when nobody has written for a moment. */
  get settled(): string {
    this.#subscribeSlowly();
    return this.#text.toString();
  }
}
