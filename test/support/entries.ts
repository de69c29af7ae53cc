// Writes entries on a desk as a client does, and reads what lies on a table.
import { deskEntries, tableEntries } from '../../shared/room/documents.ts';
import type { Entry } from '../../shared/room/entry.ts';
import { fixedEntryId } from '../../shared/room/entry.ts';
import type { Laid } from '../../shared/room/laid.ts';
import type { Value } from '../../shared/room/rubric.ts';
import type { HeldClient } from './held-network.ts';

export function put(desk: Pick<HeldClient, 'doc'>, entry: Entry, key = fixedEntryId(entry)): void {
  if (key === undefined) throw new Error('this kind of entry needs a key');
  deskEntries(desk.doc).set(key, entry);
}

export const judge = (
  desk: Pick<HeldClient, 'doc'>,
  example: string,
  value: Value | null,
  dimension = 'preference',
): void => put(desk, { kind: 'judgment', example, dimension, value });

export const lockIn = (desk: Pick<HeldClient, 'doc'>, example: string, locked = true): void =>
  put(desk, { kind: 'lock-in', example, locked });

export const explain = (desk: Pick<HeldClient, 'doc'>, example: string, text: string): void =>
  put(desk, { kind: 'rationale', example, text });

export const comment = (desk: Pick<HeldClient, 'doc'>, key: string, example: string, text: string): void =>
  put(desk, { kind: 'comment', example, subject: { on: 'example' }, text }, key);

export const laidOn = (table: Pick<HeldClient, 'doc'>): Record<string, Laid> => tableEntries(table.doc).toJSON();
