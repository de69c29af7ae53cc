// The keys of a room while it is shown: what they do, whether they are on, and the number being typed after g.
import { browserMemory } from '../state/comment-facts.svelte.ts';
import type { Doers, Does } from './bindings.ts';
import { type Assigned, assignKey, boundBy, keysOf, type OwnKeys, readOwnKeys, resetKeys } from './key-map.ts';
import { listenToKeys } from './listen.ts';

const KEY = 'tableread.single-keys';
const OWN_KEYS = 'tableread.own-keys';

/** A changed selection is heard of a moment later. */
const HEARD_AFTER_MS = 30;

type Ends = [Node, number, Node, number];
function selectedRange(): Ends | undefined {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || !selection.anchorNode || !selection.focusNode) return undefined;
  return [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset];
}

export class KeysState {
  readonly doers: () => Doers;
  #sheetOpen = $state(false);
  #enabled = $state(browserMemory.get(KEY) !== 'off');
  #paletteOpen = $state(false);
  #paletteDoers = $state.raw<Doers>({});
  #selection: Ends | undefined;
  #own = $state.raw<OwnKeys>(readOwnKeys(browserMemory.get(OWN_KEYS)));
  readonly #bound = $derived(boundBy(this.#own));
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

  get paletteOpen(): boolean {
    return this.#paletteOpen;
  }

  set paletteOpen(open: boolean) {
    // What can be done is what could be done before the palette took the focus, and with it the selected words.
    if (open) [this.#paletteDoers, this.#selection] = [this.doers(), selectedRange()];
    this.#paletteOpen = open;
  }

  get paletteDoers(): Doers {
    return this.#paletteDoers;
  }

  /** Closes the palette and does this, with the words selected again that were selected before. */
  runFromPalette(run: () => void): void {
    this.#paletteOpen = false;
    const range = this.#selection;
    // Once the dialog has given the focus back: that moves the selection, and an action may move the focus.
    setTimeout(() => {
      if (range !== undefined) document.getSelection()?.setBaseAndExtent(...range);
      setTimeout(run, HEARD_AFTER_MS);
    });
  }

  /** The keys of an action, for this person. */
  keysOf(does: Does): readonly string[] {
    return keysOf(this.#own, does);
  }

  /** This action has other keys than the table gives it. */
  isOwn(does: Does): boolean {
    return this.#own[does] !== undefined;
  }

  get hasOwn(): boolean {
    return Object.keys(this.#own).length > 0;
  }

  /** `anyway` takes the key from what it did before. */
  remap(does: Does, key: string, anyway = false): Assigned {
    const assigned = assignKey(this.#own, does, key, anyway);
    if (assigned.is === 'assigned') this.#keep(assigned.own);
    return assigned;
  }

  reset(does: Does): void {
    this.#keep(resetKeys(this.#own, does));
  }

  resetAll(): void {
    this.#keep({});
  }

  #keep(own: OwnKeys): void {
    this.#own = own;
    browserMemory.set(OWN_KEYS, JSON.stringify(own));
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
      bound: () => this.#bound,
      onTyping: (number) => {
        this.#typing = number;
      },
    });
  }
}
