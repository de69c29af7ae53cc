// How the room is being read: its settings, the words that stand at the top, what is being looked for.
import { tick } from 'svelte';
import type { AnnotatingState } from '../annotating/annotating-state.svelte.ts';
import type { Passage } from '../annotating/attention.svelte.ts';
import { FindState } from '../finding/find-state.svelte.ts';
import type { Spot } from '../state/keep-place.ts';
import type { Mode, ReadingSettings } from '../state/reading-settings.svelte.ts';
import type { RoomSession } from '../state/room-session.svelte.ts';
import { Comparing } from './comparing.svelte.ts';
import { readingTop } from './reading-top.ts';

/** What was never laid out has a guessed height, and more is laid out on the way: words are aimed at until they stay. Frames. */
const AIMS = 90;
const STAYS = 10;
const NEAR_PX = 2;

export class ReadingState {
  readonly settings: ReadingSettings;
  readonly find: FindState;
  readonly comparing = new Comparing();
  readonly #annotating: AnnotatingState;
  #source = $state(false);
  #marginFrom = $state(0);
  #marginShown = $state(false);
  #aiming = 0;
  #wanted = $state.raw<Spot | undefined>(undefined);

  constructor(session: RoomSession, annotating: AnnotatingState, settings: ReadingSettings, wanted?: Spot) {
    this.settings = settings;
    this.find = new FindState(session.shelf);
    this.#annotating = annotating;
    this.#wanted = wanted;
  }

  /** Texts are shown as they stand, with invisible characters. */
  get source(): boolean {
    return this.#source;
  }
  set source(source: boolean) {
    this.keepingSpot(() => (this.#source = source));
  }

  get mode(): Mode {
    return this.settings.mode;
  }
  set mode(mode: Mode) {
    this.keepingSpot(() => (this.settings.mode = mode));
  }
  switchMode = (): void => {
    this.mode = this.mode === 'focus' ? 'continuous' : 'focus';
  };

  /** Where the margin begins, px below the top of the texts: beside the example being read. */
  get marginFrom(): number {
    return this.mode === 'continuous' ? this.#marginFrom : 0;
  }
  set marginFrom(px: number) {
    this.#marginFrom = px;
  }

  /** On a narrow screen, in continuous reading, the margin is a sheet: whether it is out. */
  get marginShown(): boolean {
    return this.#marginShown;
  }
  set marginShown(shown: boolean) {
    this.#marginShown = shown;
  }

  /** The words that should stand at the top once they are on the page. */
  get wanted(): Spot | undefined {
    return this.#wanted;
  }
  set wanted(spot: Spot | undefined) {
    this.#wanted = spot;
  }

  /** The words at the top of the example being read; undefined at its beginning. */
  spotNow(): Spot | undefined {
    const passages = this.#passages();
    const first = passages[0];
    if (first === undefined) return undefined;
    const top = readingTop();
    if (first.element.getBoundingClientRect().top >= top - NEAR_PX) return undefined;
    const passage = passages.find(({ element }) => element.getBoundingClientRect().bottom > top) ?? passages.at(-1);
    const offset = passage?.offsetAt(top);
    return passage && offset !== undefined ? { part: passage.part, offset } : undefined;
  }

  /** Changes how the text is shown, and brings the same words to the top again. */
  keepingSpot(change: () => void): void {
    const spot = this.spotNow();
    change();
    void tick().then(() => {
      this.#wanted = spot;
    });
  }

  /** Words are being brought to the top. */
  get isAiming(): boolean {
    return this.#aiming > 0;
  }

  /** Brings words to the top. */
  async aim(spot: Spot): Promise<void> {
    this.#aiming++;
    await this.#aimAt(spot);
    this.#aiming--;
  }

  async #aimAt(spot: Spot): Promise<void> {
    let moved = false;
    const stop = new AbortController();
    for (const by of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
      addEventListener(by, () => (moved = true), { signal: stop.signal, passive: true, capture: true });
    for (let times = 0, stays = 0; times < AIMS && stays < STAYS && !moved; times++) {
      const passage = this.#annotating.passageOf(spot.part);
      const box = passage && boxAt(passage, spot.offset);
      if (box === undefined) break;
      const off = box.top - readingTop();
      stays = Math.abs(off) <= NEAR_PX ? stays + 1 : 0;
      if (stays === 0) scrollBy({ top: off, behavior: 'instant' });
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    stop.abort();
  }

  #passages(): Passage[] {
    return [...this.#annotating.passages].sort((a, b) =>
      a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
  }
}

/** Markup alone shows nothing: then what comes after it. */
const boxAt = ({ boxOf, source }: Passage, offset: number): DOMRect | undefined =>
  boxOf({ start: offset, end: Math.min(source.length, offset + 1) }) ??
  boxOf({ start: offset, end: Math.min(source.length, offset + 200) });
