// The door for entries: what lies on a desk was written by a client, so each entry is parsed before it counts.
import type { z } from 'zod';
import { ENTRY_LIMIT_BYTES, Entry, EntryId, fixedEntryId } from './entry.ts';

export type ParsedEntry = { ok: true; id: EntryId; entry: Entry } | { ok: false; id: string; fault: string };

/** Parses one desk value under its key; the fault is a sentence for its author. Size is counted in UTF-16 units of its JSON. */
export function parseEntry(id: string, value: unknown): ParsedEntry {
  const key = EntryId.safeParse(id);
  if (!key.success) return { ok: false, id, fault: 'The key of this entry is not an entry id.' };
  const entry = Entry.safeParse(value);
  if (!entry.success) return { ok: false, id, fault: `This entry cannot be read: ${firstFault(entry.error)}.` };
  if (JSON.stringify(value).length > ENTRY_LIMIT_BYTES) {
    return { ok: false, id, fault: `This entry is larger than ${ENTRY_LIMIT_BYTES} bytes. Shorten it.` };
  }
  const fixed = fixedEntryId(entry.data);
  if (fixed !== undefined && fixed !== id) return { ok: false, id, fault: `This entry must have the key ${fixed}.` };
  return { ok: true, id: key.data, entry: entry.data };
}

function firstFault(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'unknown fault' : `${issue.path.join('.') || 'entry'}: ${issue.message}`;
}
