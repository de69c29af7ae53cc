// [E3] [B8] On each table lies what may be seen, all of it and nothing else, each entry under its author.
import { isDeepStrictEqual } from 'node:util';
import { tableEntries, tableName } from '../../../shared/room/documents.ts';
import type { World } from '../world.ts';

export function tablesHoldWhatMayBeSeen(world: World): string | undefined {
  for (const example of world.examples) {
    const laid = tableEntries(world.record.document(tableName(world.room, example))).toJSON();
    const mals = `${world.member('mal')}/`;
    const stored = Object.entries(laid).filter(([ref]) => !ref.startsWith(mals));
    const expected = world.expected.table(example);
    for (const [ref, { author, entry }] of Object.entries(laid)) {
      if (!ref.startsWith(`${author}/`)) return `[E3] ${ref} lies on the table of ${example} as made by ${author}`;
      if (!ref.startsWith(mals) && !isDeepStrictEqual(entry, expected.get(ref)))
        return `[E3] [B8] on the table of ${example}, ${ref} is ${JSON.stringify(entry)}, expected ${JSON.stringify(expected.get(ref))}`;
    }
    for (const ref of expected.keys()) {
      if (!ref.startsWith(mals) && laid[ref] === undefined) return `[B8] ${ref} is missing on the table of ${example}`;
    }
    if (stored.length > expected.size) return `[B8] too much lies on the table of ${example}`;
  }
  return undefined;
}
