// The keys of a room while it is shown: what they do, whether they are on, and the number being typed after g.
import { browserMemory } from '../state/comment-facts.svelte.ts';
import type { Doers } from './bindings.ts';
import { listenToKeys } from './listen.ts';

const KEY = 'tableread.single-keys';

export class KeysState {
  readonly doers: () => Doers;
  #sheetOpen = $state(false);
  #enabled = $state(browserMemory.get(KEY) !== 'off');
  #typing = $state.raw<string | undefined>(undefined);

  constructor(doers: () => Doers) {
    this.doers = doers;
  }

  get sheetOpen(): boolean {
    return this.#sheetOpen;
  }

  set sheetOpen(open: boolean) {
    this.#sheetOpen = open;
  }

  get enabled(): boolean {
    return this.#enabled;
  }

  set enabled(enabled: boolean) {
    this.#enabled = enabled;
    browserMemory.set(KEY, enabled ? 'on' : 'off');
  }

  /** Digits typed after g; undefined when no number is being typed. */
  get typing(): string | undefined {
    return this.#typing;
  }

  /** Returns how to stop. */
  listen(): () => void {
    return listenToKeys({
      doers: this.doers,
      enabled: () => this.#enabled,
      onTyping: (number) => {
        this.#typing = number;
      },
    });
  }
}
