// [Y10] [Y11] Whoever behaves is let in where they may be, is never shut out for good, and is let in nowhere else.
import { isFinal } from '../../../client/connection/why-closed.ts';
import type { Tab } from '../tab.ts';
import type { World } from '../world.ts';

/** At any moment: a decent client's connection may break, but not with a code after which it would not come back. */
export function nobodyDecentIsShutOut(world: World): string | undefined {
  for (const { parts, client, name } of world.tabs) {
    const { closed } = client;
    if (!parts.decent || closed === undefined || world.record.removed().includes(parts.member)) continue;
    if (isFinal(closed.code)) return `[Y10] ${name} was closed for good: ${closed.reason}`;
  }
  return undefined;
}

/** When all is at rest and everybody has asked. */
export function whoMayIsConnected(world: World): string | undefined {
  for (const tab of world.tabs) {
    if (!tab.parts.decent) continue;
    const may = mayOpen(world, tab);
    if (tab.client.connected !== may) return `[Y11] ${tab.name} ${may ? 'is not let in' : 'is let in and may not'}`;
  }
  return undefined;
}

const mayOpen = ({ expected }: World, { parts: { member, address } }: Tab): boolean =>
  address.kind === 'table' ? expected.mayBeShown(member, address.example) : !expected.removed.has(member);
