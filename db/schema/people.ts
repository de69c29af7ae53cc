// Tables about people: who they are, how they came in, what was done and when.
import type { Columns } from '../columns/sqlite.ts';

export function peopleTables(c: Columns) {
  const user = c.table('user', {
    id: c.text('id').primaryKey(),
    /** Empty until the person has given one. */
    name: c.text('name').notNull(),
    mayLead: c.yesNo('may_lead').notNull(),
    createdAt: c.instant('created_at').notNull(),
  });
  const authSession = c.table(
    'auth_session',
    {
      /** SHA-256 of the cookie's secret, hex. The secret itself is stored nowhere. */
      hash: c.text('hash').primaryKey(),
      user: c
        .text('user_id')
        .notNull()
        .references(() => user.id, { onDelete: 'cascade' }),
      createdAt: c.instant('created_at').notNull(),
      expiresAt: c.instant('expires_at').notNull(),
    },
    (t) => [c.index('auth_session_user').on(t.user)],
  );
  const signInLink = c.table('sign_in_link', {
    hash: c.text('hash').primaryKey(),
    user: c
      .text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    createdAt: c.instant('created_at').notNull(),
    expiresAt: c.instant('expires_at').notNull(),
    usedAt: c.instant('used_at'),
  });
  const auditEvent = c.table(
    'audit_event',
    {
      id: c.text('id').primaryKey(),
      at: c.instant('at').notNull(),
      /** Undefined when the server itself acted. */
      user: c.text('user_id'),
      room: c.text('room_id'),
      action: c.text('action').notNull(),
      detail: c.json<Record<string, unknown>>('detail').notNull(),
    },
    (t) => [c.index('audit_event_room').on(t.room, t.at)],
  );
  return { user, authSession, signInLink, auditEvent };
}

export type PeopleTables = ReturnType<typeof peopleTables>;
