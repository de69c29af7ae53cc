// The room as it is now: a lead may publish another version of its rubric, and change its settings, while one is in it.
import type { RoomView } from '../../shared/protocol/rooms.ts';
import type { Configured, StaleView } from '../../shared/protocol/rubrics.ts';
import type { Id } from '../../shared/room/ids.ts';
import { StaleState } from './stale-state.svelte.ts';

export interface RoomAccess {
  room(room: Id): Promise<RoomView>;
  stale(room: Id): Promise<StaleView>;
}

export class RoomNow {
  readonly stale: StaleState;
  readonly #access: RoomAccess;
  #view = $state.raw<RoomView>() as RoomView;

  constructor(view: RoomView, access: RoomAccess) {
    this.#view = view;
    this.#access = access;
    this.stale = new StaleState(() => access.stale(view.id));
  }

  get view(): RoomView {
    return this.#view;
  }

  /** What the server says holds now. A new rubric is fetched; until it is here the one before is shown. Answers whether there is one. */
  async configure({ rubricVersion, settings }: Configured): Promise<boolean> {
    this.#view = { ...this.#view, settings };
    if (rubricVersion === this.#view.rubricVersion) return false;
    const { rubric, rubricVersion: now, settings: also } = await this.#access.room(this.#view.id);
    this.#view = { ...this.#view, rubric, rubricVersion: now, settings: also };
    await this.stale.ask();
    return true;
  }
}
