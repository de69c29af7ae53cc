// Tables of what happened in rooms: what was revealed and opened to whom, and the projection of all desks.
import type { Entry, EntryKind, Removed } from '../../shared/room/entry.ts';
import type { Answers } from '../../shared/room/judgment.ts';
import { OpeningReason, RevealReason, Stage } from '../../shared/room/sight.ts';
import type { Columns } from '../columns/sqlite.ts';
import type { DataTables } from './data.ts';
import type { RoomTables } from './rooms.ts';

export function recordTables(c: Columns, { room, member, rubricVersion }: RoomTables, { example }: DataTables) {
  /** An opening of an example for everybody: from here on no judgment of it is blind. */
  const reveal = c.table(
    'reveal',
    {
      room: c
        .text('room_id')
        .notNull()
        .references(() => room.id, { onDelete: 'cascade' }),
      example: c
        .text('example_id')
        .notNull()
        .references(() => example.id),
      reason: c
        .oneOf('reason', RevealReason.options as unknown as ['lead', 'all', 'timer'])
        .notNull()
        .default('lead'),
      /** Who asked for it, or started the timer; null when the room did, because everybody present had locked in. */
      by: c.text('by').references(() => member.id),
      at: c.instant('at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.room, t.example] }), c.index('reveal_example').on(t.example)],
  );
  /** Who was shown which example's table, when and why. Written in the same write that shows it. */
  const opening = c.table(
    'opening',
    {
      room: c
        .text('room_id')
        .notNull()
        .references(() => room.id, { onDelete: 'cascade' }),
      example: c
        .text('example_id')
        .notNull()
        .references(() => example.id),
      member: c
        .text('member_id')
        .notNull()
        .references(() => member.id),
      reason: c
        .oneOf('reason', OpeningReason.options as unknown as ['reveal', 'lock-in', 'peek', 'open-room', 'observer'])
        .notNull(),
      at: c.instant('at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.member, t.example] }), c.index('opening_example').on(t.example, t.room)],
  );
  /** What lies on all desks, one row per entry the server took; can be rebuilt from the documents. */
  const entry = c.table(
    'entry',
    {
      room: c
        .text('room_id')
        .notNull()
        .references(() => room.id, { onDelete: 'cascade' }),
      member: c
        .text('member_id')
        .notNull()
        .references(() => member.id),
      id: c.text('id').notNull(),
      kind: c.text('kind').$type<EntryKind>().notNull(),
      example: c
        .text('example_id')
        .notNull()
        .references(() => example.id),
      value: c.json<Entry | Removed>('value').notNull(),
      acceptedAt: c.instant('accepted_at').notNull(),
      changedAt: c.instant('changed_at'),
    },
    (t) => [c.primaryKey({ columns: [t.member, t.id] }), c.index('entry_example').on(t.example, t.member)],
  );
  /** A member's judgment of an example at one stage. Nothing writes to a stage that has passed. */
  const judgment = c.table(
    'judgment',
    {
      room: c
        .text('room_id')
        .notNull()
        .references(() => room.id, { onDelete: 'cascade' }),
      member: c
        .text('member_id')
        .notNull()
        .references(() => member.id),
      example: c
        .text('example_id')
        .notNull()
        .references(() => example.id),
      stage: c.oneOf('stage', Stage.options as unknown as ['blind', 'late', 'open']).notNull(),
      /** The version in force when it was last accepted. */
      rubricVersion: c
        .text('rubric_version_id')
        .notNull()
        .references(() => rubricVersion.id),
      answers: c.json<Answers>('answers').notNull(),
      /** The version each answer was given under, by question; null when all were under the row's. */
      versions: c.json<Record<string, string>>('answer_versions'),
      rationale: c.text('rationale').notNull(),
      /** 1–5; null when not given. */
      confidence: c.integer('confidence'),
      /** Why the author cannot judge it; null when they can. */
      cannotJudge: c.text('cannot_judge'),
      /** Percent of the others expected to answer alike, by question. */
      expectedShares: c.json<Record<string, number>>('expected_shares'),
      /** Seconds its author had read the example when it was accepted. */
      seconds: c.integer('seconds'),
      /** The responses' indices in the order they were shown; null when as in the file. */
      responseOrder: c.json<number[]>('response_order'),
      acceptedAt: c.instant('accepted_at').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.member, t.example, t.stage] }),
      c.index('judgment_room').on(t.room),
      c.index('judgment_example').on(t.example),
    ],
  );
  /** Who has locked in what. A row goes when it is unlocked. */
  const lockIn = c.table(
    'lock_in',
    {
      room: c
        .text('room_id')
        .notNull()
        .references(() => room.id, { onDelete: 'cascade' }),
      member: c
        .text('member_id')
        .notNull()
        .references(() => member.id),
      example: c
        .text('example_id')
        .notNull()
        .references(() => example.id),
      at: c.instant('at').notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.member, t.example] }),
      c.index('lock_in_room').on(t.room),
      c.index('lock_in_example').on(t.example),
    ],
  );
  return { reveal, opening, entry, judgment, lockIn };
}
