// Entries: everything a person puts on an example, one entry per thing that can change on its own.
import { z } from 'zod';
import { Anchor, Part } from './anchor.ts';
import { Id } from './ids.ts';
import type { Action } from './roles.ts';
import { questionKey, Value } from './rubric.ts';

export const ENTRY_LIMIT_BYTES = 32_768;
export const TEXT_LIMIT = 20_000;

/** An entry's key on its author's desk. */
export const EntryId = z.string().regex(/^[A-Za-z0-9_.-]{1,120}$/, 'is not an entry id');
export type EntryId = z.infer<typeof EntryId>;

/** An entry on a table: its author's member id and its key on their desk. */
export const EntryRef = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}\/[A-Za-z0-9_.-]{1,120}$/, 'is not a reference to an entry');
export type EntryRef = z.infer<typeof EntryRef>;
export const entryRef = (author: Id, entry: EntryId): EntryRef => `${author}/${entry}`;

const example = Id;
const Text = z.string().max(TEXT_LIMIT);

export const Judgment = z.strictObject({
  kind: z.literal('judgment'),
  example,
  dimension: z.string().min(1).max(40),
  /** Which response, when the dimension is asked of each. */
  response: z.int().min(0).max(99).optional(),
  /** null takes an answer back. */
  value: Value.nullable(),
});
export const Rationale = z.strictObject({ kind: z.literal('rationale'), example, text: Text });
export const LockIn = z.strictObject({ kind: z.literal('lock-in'), example, locked: z.boolean() });
export const Highlight = z.strictObject({ kind: z.literal('highlight'), example, anchor: Anchor });

/** What a comment is about. A reply is a comment on a comment. */
export const Subject = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('example') }),
  z.strictObject({ on: z.literal('part'), part: Part }),
  z.strictObject({ on: z.literal('entry'), entry: EntryRef }),
]);
export type Subject = z.infer<typeof Subject>;
export const Comment = z.strictObject({
  kind: z.literal('comment'),
  example,
  subject: Subject,
  text: Text.refine((text) => text.trim() !== '', 'a comment needs words'),
});

/** The reader's own record of having read an example, in whole seconds. Never laid on a table. */
export const Read = z.strictObject({ kind: z.literal('read'), example, seconds: z.int().min(0).max(1_000_000) });

export const Entry = z.discriminatedUnion('kind', [Judgment, Rationale, LockIn, Highlight, Comment, Read]);
export type Entry = z.infer<typeof Entry>;
export type EntryKind = Entry['kind'];
export type EntryOf<K extends EntryKind> = Extract<Entry, { kind: K }>;

/** One row per kind: what a member must be allowed to do to make one, and whether it is ever laid on a table. */
export const entryKinds = {
  judgment: { needs: 'judge', laid: true },
  rationale: { needs: 'judge', laid: true },
  'lock-in': { needs: 'judge', laid: true },
  highlight: { needs: 'annotate', laid: true },
  comment: { needs: 'annotate', laid: true },
  read: { needs: 'read', laid: false },
} satisfies Record<EntryKind, { needs: Action; laid: boolean }>;

/**
 * The key an entry must have, for kinds of which there is one per example (or per question): two tabs of one person then
 * write the same key and agree. Undefined for kinds whose key is a fresh id.
 */
export function fixedEntryId(entry: Entry): EntryId | undefined {
  switch (entry.kind) {
    case 'judgment':
      return `judgment.${entry.example}.${questionKey(entry.dimension, entry.response)}`;
    case 'rationale':
    case 'lock-in':
    case 'read':
      return `${entry.kind}.${entry.example}`;
    case 'highlight':
    case 'comment':
      return undefined;
    default:
      return entry satisfies never;
  }
}
