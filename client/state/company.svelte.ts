// The others on one page: who they are by the server's word, and what they do there; and what they are told of me.
import { createSubscriber } from 'svelte/reactivity';
import type { Awareness } from 'y-protocols/awareness';
import { AtPage, type SaidOfMe } from '../../shared/protocol/at-page.ts';
import type { MemberView } from '../../shared/protocol/rooms.ts';
import type { Id } from '../../shared/room/ids.ts';

export interface Other {
  /** Of their connection: a person with two tabs is here twice. */
  number: number;
  member: MemberView;
  at: AtPage;
}

/** The server passes on no more than ten states a second. */
const SAY_EVERY_MS = 110;
/** Leaves room for what the server adds to a state. */
const SAID_LIMIT = 900;

export class Company {
  readonly #awareness: Awareness;
  readonly #member: (id: Id) => MemberView | undefined;
  readonly #me: Id;
  readonly #subscribe: () => void;
  #said: SaidOfMe = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saidAt = 0;

  constructor(awareness: Awareness, me: Id, member: (id: Id) => MemberView | undefined) {
    this.#awareness = awareness;
    this.#me = me;
    this.#member = member;
    this.#subscribe = createSubscriber((update) => this.onChange(update));
  }

  /** Everyone else, and my other tabs are not among them. */
  get others(): readonly Other[] {
    this.#subscribe();
    return this.#read();
  }

  /** Runs when the others do something else. Returns how to stop. */
  onChange(run: () => void): () => void {
    this.#awareness.on('change', run);
    return () => this.#awareness.off('change', run);
  }

  /** Tells the others a part of what I do; the rest stays as it was said. */
  say(part: SaidOfMe): void {
    const said = { ...this.#said, ...part };
    if (JSON.stringify(said) === JSON.stringify(this.#said) || JSON.stringify(said).length > SAID_LIMIT) return;
    this.#said = said;
    this.#timer ??= setTimeout(() => this.#speak(), Math.max(0, this.#saidAt + SAY_EVERY_MS - Date.now()));
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #speak(): void {
    this.#timer = undefined;
    this.#saidAt = Date.now();
    this.#awareness.setLocalState(this.#said);
  }

  #read(): readonly Other[] {
    return [...this.#awareness.getStates()].flatMap(([number, state]) => {
      if (number === this.#awareness.clientID) return [];
      const at = AtPage.safeParse(state).data;
      const member = at && at.member !== this.#me ? this.#member(at.member) : undefined;
      return at && member ? [{ number, member, at }] : [];
    });
  }
}
