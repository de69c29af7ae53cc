// Listens to the keys of a room and runs what they are bound to; never while someone types, and never instead of a focused control.
import { bindings, type Doers, type Does } from './bindings.ts';
import { boundBy } from './key-map.ts';
import { keyOfEvent, nothingTyped, press, type Typed } from './press.ts';

const TYPING =
  'input:not([type="checkbox"], [type="radio"], [type="button"], [type="range"]), textarea, select, [contenteditable=""], [contenteditable="true"]';
const CONTROL = 'button, a[href], summary, [role="button"], [role="tab"], [role="menuitem"], [role="gridcell"]';
/** Marks a control in which Enter and the arrows keep their meaning in the room: the answers of the judging panel. */
const LETS_THROUGH = '[data-room-keys]';

export interface Listening {
  /** Read at each key. */
  doers: () => Doers;
  /** Single keys can be switched off (WCAG 2.1.4); arrows and Enter then go too. */
  enabled: () => boolean;
  /** What each key does for this person; read at each key. */
  bound?: () => ReadonlyMap<string, Does>;
  /** The number being typed after `g`, to be shown; undefined when none is. */
  onTyping: (number: string | undefined) => void;
}

/** Returns how to stop. */
export function listenToKeys({ doers, enabled, bound, onTyping }: Listening): () => void {
  let typed: Typed = nothingTyped;
  const remember = (next: Typed) => {
    if (next.number !== typed.number) onTyping(next.number);
    typed = next;
  };
  const listener = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.altKey || belongsToField(event.target)) return;
    const key = keyOfEvent(event);
    if (event.ctrlKey || event.metaKey) {
      const does = (bound?.() ?? tableKeys).get(`Mod+${key.toLowerCase()}`);
      const doer = does && (doers()[does] as (() => void) | undefined);
      if (doer === undefined || event.shiftKey) return;
      event.preventDefault();
      return doer();
    }
    if (!enabled() && key !== '?') return;
    // While a number is being typed, Enter ends it, whatever has the focus.
    if (typed.number === undefined && belongsToControl(event.target, key)) return;
    const { typed: next, means, taken } = press(typed, key, bound?.());
    remember(next);
    if (!taken) return;
    const doer = means && (doers()[means.does] as ((number?: number) => void) | undefined);
    if (means !== undefined && doer === undefined) return;
    // A held key repeats; only moving may.
    if (event.repeat && means !== undefined && !mayRepeat.has(means.does)) return event.preventDefault();
    event.preventDefault();
    doer?.(means?.number);
  };
  const forget = () => remember(nothingTyped);
  addEventListener('keydown', listener);
  addEventListener('pointerdown', forget);
  return () => {
    removeEventListener('keydown', listener);
    removeEventListener('pointerdown', forget);
  };
}

const tableKeys = boundBy({});

const mayRepeat: ReadonlySet<Does> = new Set(['next', 'previous', 'nextQuestion', 'previousQuestion']);

/** While a modal dialog is open, every key is its own: a click beside its words leaves the focus on the page behind it. */
const belongsToField = (target: EventTarget | null): boolean =>
  [...document.getElementsByTagName('dialog')].some((dialog) => dialog.matches(':modal')) ||
  (target instanceof Element && target.closest(`${TYPING}, dialog, [role="dialog"]`) !== null);

function belongsToControl(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  const control = target.closest(CONTROL);
  if (control === null || control.matches(LETS_THROUGH)) return false;
  return key === 'Enter' || key === ' ' || (key.startsWith('Arrow') && control.matches('[role]'));
}

/** The bindings that do something now, in the order of the table. */
export const activeBindings = (doers: Doers): Does[] =>
  (Object.keys(bindings) as Does[]).filter((does) => doers[does] !== undefined);
