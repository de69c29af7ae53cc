// What a control says of its key to a screen reader: the key that the person at it gave it.
import { ifThere, keysState } from '../room/room-context.ts';
import type { Does } from './bindings.ts';
import { spokenKeys } from './key-map.ts';

/** For `aria-keyshortcuts`; call it while a component is made. The answer says it as it is now: undefined while no key does it. */
export function shortcutOf(does: Does): () => string | undefined {
  const keys = ifThere(keysState);
  return () => (keys?.enabled ? spokenKeys(keys.keysOf(does)) : undefined);
}
