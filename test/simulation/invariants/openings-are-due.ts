// [B1] [B12] [B13] A table is opened only to those to whom it may be, and for the reason that is true.
import type { OpeningRow } from '../record.ts';
import type { World } from '../world.ts';

/** Asked when an opening appears in the database, before anything follows from it. */
export function openingsAreDue({ expected }: World, { member, example, reason }: OpeningRow): string | undefined {
  const due = reason === 'peek' ? expected.mayHavePeeked(member, example) : expected.mayBeShown(member, example);
  return due ? undefined : `[B13] ${example} was opened to ${member} (${reason}), to whom it is sealed`;
}
