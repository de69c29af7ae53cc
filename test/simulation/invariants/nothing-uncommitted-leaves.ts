// [Y1] [Y6] Nothing leaves before its commit, and what is called saved is in the database.
import type { Tab } from '../tab.ts';
import { readTold, Told } from '../told.ts';
import type { World } from '../world.ts';

/** Looks at a frame in the moment it leaves; and remembers what it tells, which must be there for ever. */
export function nothingLeavesBeforeItsCommit(world: World, tab: Tab, bytes: Uint8Array): string | undefined {
  const message = readTold(bytes);
  if (message === undefined || 'saved' in message) return undefined;
  const { document } = tab.parts;
  const missing = message.told.missingIn(world.record.document(document));
  if (missing !== undefined) return `[Y1] ${tab.name} was told of ${missing} that are not in the database`;
  const all = world.told.get(document) ?? new Told();
  all.add(message.told);
  world.told.set(document, all);
  return undefined;
}

/** A message 100 to a decent client: everything it had sent before it asked is on the disk itself. */
export function savedIsStored(world: World, tab: Tab, owed: Told | undefined): string | undefined {
  if (owed === undefined) return undefined;
  const { document } = tab.parts;
  const missing = owed.missingIn(world.durable.document(document));
  return missing && `[Y6] ${tab.name} was told that all is saved, but ${missing} it had sent are not on the disk`;
}
