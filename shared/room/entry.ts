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
/** How sure its author is: 1 (guessing) to 5 (certain). */
export const Confidence = z.strictObject({
  kind: z.literal('confidence'),
  example,
  value: z.int().min(1).max(5).nullable(),
});
/** Why its author cannot judge the example; null takes it back. Counts as a complete judgment without answers. */
export const CannotJudge = z.strictObject({
  kind: z.literal('cannot-judge'),
  example,
  reason: z.string().trim().min(1).max(2_000).nullable(),
});
/** What share of the others, in percent, its author expects to answer as they do. */
export const ExpectedShare = z.strictObject({
  kind: z.literal('expected-share'),
  example,
  dimension: z.string().min(1).max(40),
  response: z.int().min(0).max(99).optional(),
  percent: z.int().min(0).max(100).nullable(),
});
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
  /** Members it calls on. */
  mentions: z.array(Id).max(50).optional(),
});

/** A word put on something, from the room's list or one's own. */
export const Tag = z.strictObject({
  kind: z.literal('tag'),
  example,
  subject: Subject,
  tag: z.string().trim().min(1).max(40),
});
/** "Something is off here": a first instinct, explained later or never. */
export const Instinct = z.strictObject({ kind: z.literal('instinct'), example, subject: Subject, text: Text });
/** The few signs one can answer with: enough to agree, doubt, look and thank without a comment. */
export const emojis = ['👍', '👎', '🤔', '👀', '💡', '🎯', '❤️', '✅'] as const;
export const Reaction = z.strictObject({
  kind: z.literal('reaction'),
  example,
  to: EntryRef,
  emoji: z.enum(emojis),
});
/** A thread is resolved or open again; of several people's, the one accepted last counts. */
export const Resolution = z.strictObject({
  kind: z.literal('resolution'),
  example,
  thread: EntryRef,
  resolved: z.boolean(),
});

/** The reader's own record of having read an example, in whole seconds. Never laid on a table. */
export const Read = z.strictObject({ kind: z.literal('read'), example, seconds: z.int().min(0).max(1_000_000) });

export const Entry = z.discriminatedUnion('kind', [
  Judgment,
  Rationale,
  Confidence,
  CannotJudge,
  ExpectedShare,
  LockIn,
  Highlight,
  Comment,
  Tag,
  Instinct,
  Reaction,
  Resolution,
  Read,
]);
export type Entry = z.infer<typeof Entry>;
export type EntryKind = Entry['kind'];
export type EntryOf<K extends EntryKind> = Extract<Entry, { kind: K }>;

/** What stands on a table where an entry was taken off that others had answered: its place, none of its words. Only the server writes it. */
export const Removed = z.strictObject({
  kind: z.literal('removed'),
  example,
  was: z.enum(['comment', 'highlight', 'instinct']),
  subject: Subject.optional(),
  anchor: Anchor.optional(),
});
export type Removed = z.infer<typeof Removed>;

/**
 * One row per kind: what a member must be allowed to do to make one, whether it is ever laid on a table, and whether it can be
 * taken off the desk. What counts as a judgment is taken back by writing so, and leaves a trace.
 */
export const entryKinds = {
  judgment: { needs: 'judge', laid: true, removable: false },
  rationale: { needs: 'judge', laid: true, removable: false },
  confidence: { needs: 'judge', laid: true, removable: false },
  'cannot-judge': { needs: 'judge', laid: true, removable: false },
  'expected-share': { needs: 'judge', laid: true, removable: false },
  'lock-in': { needs: 'judge', laid: true, removable: false },
  highlight: { needs: 'annotate', laid: true, removable: true },
  comment: { needs: 'annotate', laid: true, removable: true },
  tag: { needs: 'annotate', laid: true, removable: true },
  instinct: { needs: 'annotate', laid: true, removable: true },
  reaction: { needs: 'annotate', laid: true, removable: true },
  resolution: { needs: 'annotate', laid: true, removable: true },
  read: { needs: 'read', laid: false, removable: false },
} satisfies Record<EntryKind, { needs: Action; laid: boolean; removable: boolean }>;

/** The entry that an entry is about; undefined when it is about the example or a part of it. */
export function namedBy(entry: Entry | Removed): EntryRef | undefined {
  if (entry.kind === 'reaction') return entry.to;
  if (entry.kind === 'resolution') return entry.thread;
  if ('subject' in entry && entry.subject?.on === 'entry') return entry.subject.entry;
  return undefined;
}

/** The part of the example that an entry is about or lies in. */
export function partOf(entry: Entry | Removed): Part | undefined {
  if ('anchor' in entry && entry.anchor !== undefined) return entry.anchor.part;
  return 'subject' in entry && entry.subject?.on === 'part' ? entry.subject.part : undefined;
}

/** Whose an entry is and its key on their desk. */
export function splitRef(ref: EntryRef): { author: Id; key: EntryId } {
  const [author = '', key = ''] = ref.split('/');
  return { author, key };
}

/**
 * The key an entry must have, for kinds of which there is one per example (or per question): two tabs of one person then
 * write the same key and agree. Undefined for kinds whose key is a fresh id.
 */
export function fixedEntryId(entry: Entry): EntryId | undefined {
  switch (entry.kind) {
    case 'judgment':
    case 'expected-share':
      return `${entry.kind}.${entry.example}.${questionKey(entry.dimension, entry.response)}`;
    case 'rationale':
    case 'confidence':
    case 'cannot-judge':
    case 'lock-in':
    case 'read':
      return `${entry.kind}.${entry.example}`;
    case 'highlight':
    case 'comment':
    case 'tag':
    case 'instinct':
    case 'reaction':
    case 'resolution':
      return undefined;
    default:
      return entry satisfies never;
  }
}
