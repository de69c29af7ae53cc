// Tables of what rooms decide: outcomes, challenges, rulings, and the timer that reveals.
import { type Clause, type Evidence, OutcomeKind, type RoomOutcome, Verdict } from '../../shared/room/deciding.ts';
import type { Columns } from '../columns/sqlite.ts';
import type { DataTables } from './data.ts';
import type { RoomTables } from './rooms.ts';

export function decidingTables(c: Columns, { room, member, rubricVersion }: RoomTables, { example }: DataTables) {
  const inRoom = () =>
    c
      .text('room_id')
      .notNull()
      .references(() => room.id, { onDelete: 'cascade' });
  const by = () =>
    c
      .text('by')
      .notNull()
      .references(() => member.id);
  /** How the discussion of one question of one example ended. The one that has not been replaced counts; earlier ones stay on record. */
  const outcome = c.table(
    'outcome',
    {
      id: c.text('id').primaryKey(),
      room: inRoom(),
      example: c
        .text('example_id')
        .notNull()
        .references(() => example.id),
      /** `helpfulness`, or `helpfulness.1` for the second response. */
      question: c.text('question').notNull(),
      kind: c
        .oneOf('kind', OutcomeKind.options as unknown as ['settled', 'ruled', 'irresolvable', 'deferred'])
        .notNull(),
      content: c.json<RoomOutcome>('content').notNull(),
      rubricVersion: c
        .text('rubric_version_id')
        .notNull()
        .references(() => rubricVersion.id),
      by: by(),
      at: c.instant('at').notNull(),
      /** When another took its place, or it was taken back; null while it counts. */
      endedAt: c.instant('ended_at'),
    },
    (t) => [c.index('outcome_room').on(t.room, t.example), c.index('outcome_example').on(t.example)],
  );
  const challenge = c.table(
    'challenge',
    {
      id: c.text('id').primaryKey(),
      room: inRoom(),
      by: by(),
      rubricVersion: c
        .text('rubric_version_id')
        .notNull()
        .references(() => rubricVersion.id),
      clause: c.json<Clause>('clause').notNull(),
      text: c.text('text').notNull(),
      evidence: c.json<Evidence[]>('evidence').notNull(),
      at: c.instant('at').notNull(),
      withdrawnAt: c.instant('withdrawn_at'),
    },
    (t) => [c.index('challenge_room').on(t.room)],
  );
  const ruling = c.table(
    'ruling',
    {
      id: c.text('id').primaryKey(),
      room: inRoom(),
      /** Null for a ruling that nobody asked for. */
      challenge: c.text('challenge_id').references(() => challenge.id),
      clause: c.json<Clause>('clause').notNull(),
      verdict: c.oneOf('verdict', Verdict.options as unknown as ['accepted', 'partly', 'rejected']).notNull(),
      reason: c.text('reason').notNull(),
      by: by(),
      at: c.instant('at').notNull(),
      /** The version that it led to; null while there is none. */
      rubricVersion: c.text('rubric_version_id').references(() => rubricVersion.id),
    },
    (t) => [c.index('ruling_room').on(t.room), c.unique('ruling_challenge').on(t.challenge)],
  );
  /** At most one runs in a room: when it ends, these examples are revealed. */
  const timer = c.table('timer', {
    room: c
      .text('room_id')
      .primaryKey()
      .references(() => room.id, { onDelete: 'cascade' }),
    by: by(),
    startedAt: c.instant('started_at').notNull(),
    endsAt: c.instant('ends_at').notNull(),
    examples: c.json<string[]>('examples').notNull(),
  });
  return { outcome, challenge, ruling, timer };
}
