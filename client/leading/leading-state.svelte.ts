// What a lead does for everyone, and following somebody: asked of the server, which decides and tells the room.
import type { Stretch } from '../../shared/room/anchor.ts';
import type { Id } from '../../shared/room/ids.ts';
import { toldOf } from '../design/told-of.ts';
import type { RoomSession } from '../state/room-session.svelte.ts';
import { liveWords } from '../words/live.ts';

/** Which question stands before a deed that cannot be undone. */
export type Asking = 'reveal-all' | 'reveal-some' | 'peek' | undefined;

export class LeadingState {
  readonly #session: RoomSession;
  #asking = $state.raw<Asking>(undefined);
  #busy = $state(false);
  #fault = $state.raw<unknown>(undefined);

  constructor(session: RoomSession) {
    this.#session = session;
  }

  get asking(): Asking {
    return this.#asking;
  }

  set asking(asking: Asking) {
    this.#asking = asking;
    this.#fault = undefined;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** Why the last deed was not done. */
  get fault(): unknown {
    return this.#fault;
  }

  get mayReveal(): boolean {
    const { openness, example, view } = this.#session;
    return this.#session.may('reveal') && view.pace !== 'open' && !openness.isRevealed(example);
  }

  get mayRevealAll(): boolean {
    const { openness, view } = this.#session;
    return this.#session.may('reveal') && view.pace !== 'open' && openness.revealedCount < view.examples.length;
  }

  get mayPeek(): boolean {
    const { openness, example } = this.#session;
    return this.#session.may('peek') && openness.sight(example) === 'sealed';
  }

  get mayBring(): boolean {
    return this.#session.may('bring');
  }

  reveal = (): Promise<void> => this.#revealThese([this.#session.example]);
  revealAll = (): Promise<void> => this.#revealThese('all');
  revealSome = (examples: readonly Id[]): Promise<void> => this.#revealThese([...examples]);

  startTimer = (examples: readonly Id[], seconds: number): Promise<void> =>
    this.#do(async ({ control, view }) => {
      await control.ask('start-timer', { room: view.id, examples: [...examples], seconds });
    });

  stopTimer = (): Promise<void> =>
    this.#do(async ({ control, view }) => {
      await control.ask('stop-timer', { room: view.id });
    });

  peek = (): Promise<void> =>
    this.#do(async ({ control, view, example, openness }) => {
      await control.ask('peek', { room: view.id, example });
      openness.ask(example);
      openness.addOpened([example]);
    });

  bring = (): Promise<void> =>
    this.#do(async ({ control, view, example }) => {
      await control.ask('bring', { room: view.id, example });
    });

  /** Shows everybody the words I have selected; they may decline to look. */
  spotlight = (passage: Stretch): Promise<void> =>
    this.#do(async ({ control, view, example, notices }) => {
      await control.ask('spotlight', { room: view.id, example, passage });
      notices.say(liveWords.shown);
    });

  /** Follows the next person whose place is known, or nobody after the last. */
  followNext = (): void => {
    const { presence } = this.#session;
    const known = presence.here.filter(({ id }) => id !== this.#session.me.id && presence.placeOf(id) !== undefined);
    const at = known.findIndex(({ id }) => id === presence.followed?.id);
    this.follow(known[at + 1]?.id);
  };

  follow(member: Id | undefined): void {
    this.#session.presence.follow(member);
  }

  /** Raises my hand, or takes it down. */
  toggleHand = (): Promise<void> =>
    this.#do(async ({ control, view, hands, notices }) => {
      const up = !hands.isMineUp;
      await control.ask('raise-hand', { room: view.id, up });
      notices.say(up ? liveWords.yoursIsUp : liveWords.yoursIsDown);
    });

  lowerHand = (member: Id): Promise<void> =>
    this.#do(async ({ control, view }) => {
      await control.ask('lower-hand', { room: view.id, member });
    });

  #revealThese(examples: Id[] | 'all'): Promise<void> {
    return this.#do(async ({ control, view }) => {
      await control.ask('reveal', { room: view.id, examples });
    });
  }

  async #do(deed: (session: RoomSession) => Promise<void>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#fault = undefined;
    try {
      await deed(this.#session);
      this.#asking = undefined;
    } catch (fault) {
      this.#fault = fault;
      if (this.#asking === undefined) this.#session.notices.show(toldOf(fault).says, { passing: true });
    } finally {
      this.#busy = false;
    }
  }
}
