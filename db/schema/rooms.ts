// Tables about rooms: the window and rubric of each, and the people in it.
import type { Clause } from '../../shared/room/deciding.ts';
import { Role, Standing } from '../../shared/room/roles.ts';
import type { Rubric } from '../../shared/room/rubric.ts';
import type { RoomSettings } from '../../shared/room/settings.ts';
import { Pace } from '../../shared/room/sight.ts';
import type { Columns } from '../columns/sqlite.ts';
import type { DataTables } from './data.ts';
import type { PeopleTables } from './people.ts';

export function roomTables(c: Columns, { user }: PeopleTables, { dataset }: DataTables) {
  const rubric = c.table('rubric', {
    id: c.text('id').primaryKey(),
    title: c.text('title').notNull(),
    createdAt: c.instant('created_at').notNull(),
  });
  /** A version never changes once it is here. */
  const rubricVersion = c.table(
    'rubric_version',
    {
      id: c.text('id').primaryKey(),
      rubric: c
        .text('rubric_id')
        .notNull()
        .references(() => rubric.id),
      number: c.integer('number').notNull(),
      content: c.json<Rubric>('content').notNull(),
      publishedAt: c.instant('published_at').notNull(),
      /** The member who published it; null for the first, which came with the room. */
      publishedBy: c.text('published_by'),
      /** What changed and why, in the lead's words; null for the first. */
      note: c.text('note'),
      /** Clauses that say the same in other words than the version before; null when none do. */
      sameMeaning: c.json<Clause[]>('same_meaning'),
    },
    (t) => [c.unique('rubric_version_number').on(t.rubric, t.number)],
  );
  const room = c.table('room', {
    id: c.text('id').primaryKey(),
    title: c.text('title').notNull(),
    dataset: c
      .text('dataset_id')
      .notNull()
      .references(() => dataset.id),
    start: c.integer('start').notNull(),
    count: c.integer('count').notNull(),
    /** SHA-256 over the digests of the window's rows, hex: see WindowView. */
    windowHash: c.text('window_hash').notNull(),
    rubricVersion: c
      .text('rubric_version_id')
      .notNull()
      .references(() => rubricVersion.id),
    pace: c.oneOf('pace', Pace.options as unknown as ['together', 'solo', 'open']).notNull(),
    /** Null when everything is as usual. */
    settings: c.json<Partial<RoomSettings>>('settings'),
    createdBy: c
      .text('created_by')
      .notNull()
      .references(() => user.id),
    createdAt: c.instant('created_at').notNull(),
  });
  const member = c.table(
    'member',
    {
      id: c.text('id').primaryKey(),
      room: c
        .text('room_id')
        .notNull()
        .references(() => room.id, { onDelete: 'cascade' }),
      user: c
        .text('user_id')
        .notNull()
        .references(() => user.id),
      role: c.oneOf('role', Role.options as unknown as ['lead', 'trainer', 'observer']).notNull(),
      standing: c.oneOf('standing', Standing.options as unknown as ['novice', 'trainer', 'expert']).notNull(),
      judges: c.yesNo('judges').notNull(),
      colour: c.integer('colour').notNull(),
      joinedAt: c.instant('joined_at').notNull(),
      removedAt: c.instant('removed_at'),
    },
    (t) => [c.unique('member_user').on(t.room, t.user), c.index('member_of').on(t.user)],
  );
  const invite = c.table(
    'invite',
    {
      id: c.text('id').primaryKey(),
      hash: c.text('hash').notNull(),
      room: c
        .text('room_id')
        .notNull()
        .references(() => room.id, { onDelete: 'cascade' }),
      role: c.oneOf('role', Role.options as unknown as ['lead', 'trainer', 'observer']).notNull(),
      standing: c.oneOf('standing', Standing.options as unknown as ['novice', 'trainer', 'expert']).notNull(),
      uses: c.integer('uses').notNull(),
      used: c.integer('used').notNull(),
      createdBy: c
        .text('created_by')
        .notNull()
        .references(() => user.id),
      createdAt: c.instant('created_at').notNull(),
      expiresAt: c.instant('expires_at').notNull(),
      revokedAt: c.instant('revoked_at'),
    },
    (t) => [c.unique('invite_hash').on(t.hash), c.index('invite_room').on(t.room)],
  );
  return { rubric, rubricVersion, room, member, invite };
}

export type RoomTables = ReturnType<typeof roomTables>;
