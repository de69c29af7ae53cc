// Tables of Yjs documents: an append-only log of updates, and snapshots that shorten what has to be read.
import type { Columns } from '../columns/sqlite.ts';

export function documentTables(c: Columns) {
  const documentUpdate = c.table(
    'document_update',
    {
      document: c.text('document').notNull(),
      /** 1, 2, 3… within a document. */
      number: c.integer('number').notNull(),
      /** v1 updates, as ADR 9 says which: see packed-updates.ts. */
      bytes: c.bytes('bytes').notNull(),
      /** The member who made it; null when the server did. */
      author: c.text('author'),
      at: c.instant('at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.document, t.number] })],
  );
  const documentSnapshot = c.table('document_snapshot', {
    document: c.text('document').primaryKey(),
    /** The last row it holds. */
    number: c.integer('number').notNull(),
    bytes: c.bytes('bytes').notNull(),
    at: c.instant('at').notNull(),
  });
  return { documentUpdate, documentSnapshot };
}
