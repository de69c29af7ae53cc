// The room's board: one document that leads and trainers write together, connected from the first time anybody asks for it.
import { untrack } from 'svelte';
import type { Id } from '../../shared/room/ids.ts';
import type { Saving } from '../connection/saved.ts';
import { CoEdited, type CoEditedOptions } from './co-edited.svelte.ts';

export class BoardState {
  readonly #make: () => CoEdited;
  #board: CoEdited | undefined;
  #connected = $state(false);

  constructor({ room, ...options }: Omit<CoEditedOptions, 'address'> & { room: Id }) {
    this.#make = () => new CoEdited({ ...options, address: { kind: 'board', room } });
  }

  /** The board itself: `doc`, `synced`, `stopped`, `company`. Asking for it connects it, and it stays connected. */
  get open(): CoEdited {
    if (this.#board === undefined) {
      this.#board = untrack(this.#make);
      // Asked for while a screen is drawn, when no state may change: the room's mark hears of it at the end of the turn.
      queueMicrotask(() => {
        this.#connected = true;
      });
    }
    return this.#board;
  }

  /** undefined while nobody has asked for the board. */
  get saving(): Saving | undefined {
    return this.#connected ? this.#board?.saving : undefined;
  }

  serverSaves(works: boolean): void {
    this.#board?.serverSaves(works);
  }

  connectAgain(): void {
    this.#board?.connectAgain();
  }

  close(): void {
    this.#board?.close();
  }
}
