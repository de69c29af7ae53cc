// Which key does what for one person: the table of bindings, with the keys they chose instead. Pure; told apart from how it is kept.
import { bindings, type Does } from './bindings.ts';

/** Keys that a person chose, by what they do; what is not named has the table's. */
export type OwnKeys = { readonly [D in Does]?: readonly string[] };

export const keysOf = (own: OwnKeys, does: Does): readonly string[] => own[does] ?? bindings[does].keys;

/** Keys as `aria-keyshortcuts` writes them; undefined when there are none. */
export function spokenKeys(keys: readonly string[]): string | undefined {
  const spoken = keys.flatMap((key) => {
    if (key === ' ') return 'Space';
    return key.startsWith('Mod+') ? [`Control+${key.slice(4)}`, `Meta+${key.slice(4)}`] : key;
  });
  return spoken.length > 0 ? spoken.join(' ') : undefined;
}

const all = Object.keys(bindings) as Does[];

/** What each key does. */
export const boundBy = (own: OwnKeys): ReadonlyMap<string, Does> =>
  new Map(all.flatMap((does) => keysOf(own, does).map((key): [string, Does] => [key, does])));

/** These take a number, or lead into a dialog: their keys are the same for everybody. */
const fixed: ReadonlySet<Does> = new Set(['goTo', 'choose', 'palette']);
export const mayRemap = (does: Does): boolean => !fixed.has(does);

/** Digits choose, g begins a number, and the rest belongs to the browser and to whoever moves by keys. */
const reserved = /^([0-9g ]|Tab|Escape|Shift|Control|Alt|Meta|CapsLock|Dead|Process|Unidentified|F\d+)$/;

export type Assigned =
  | { is: 'assigned'; own: OwnKeys }
  /** The key does something else already. */
  | { is: 'taken'; by: Does }
  | { is: 'reserved' };

/** Gives an action this one key in place of all it had; `anyway` takes it from what it did before. */
export function assignKey(own: OwnKeys, does: Does, key: string, anyway = false): Assigned {
  if (reserved.test(key) || !mayRemap(does)) return { is: 'reserved' };
  const by = boundBy(own).get(key);
  if (by !== undefined && by !== does && (!anyway || !mayRemap(by))) return { is: 'taken', by };
  const without =
    by === undefined || by === does ? {} : { [by]: keysOf(own, by).filter((candidate) => candidate !== key) };
  return { is: 'assigned', own: { ...own, ...without, [does]: [key] } };
}

/** The table's keys again, of one action; a key that another has by then stays there. */
export function resetKeys(own: OwnKeys, does: Does): OwnKeys {
  const { [does]: _chosen, ...others } = own;
  const taken = new Set([...boundBy({ ...others, [does]: [] }).keys()]);
  const free = bindings[does].keys.filter((key) => !taken.has(key));
  return free.length === bindings[does].keys.length ? others : { ...others, [does]: free };
}

/** What a browser kept; whatever in it no longer makes sense is left out. */
export function readOwnKeys(text: string | null): OwnKeys {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter(
        ([does, keys]) =>
          Object.hasOwn(bindings, does) &&
          mayRemap(does as Does) &&
          Array.isArray(keys) &&
          keys.every((key) => typeof key === 'string' && !reserved.test(key)),
      ),
    );
  } catch {
    return {};
  }
}
