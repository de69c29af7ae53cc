// Queries about Yjs documents: reading a log, appending to it, shortening what has to be read.
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../database.ts';
import { packUpdates, unpackUpdates } from '../packed-updates.ts';
import { directly, preparedOnce } from '../prepared.ts';
import type { Tables } from '../schema.ts';

export interface StoredDocument {
  /** The number of the last row; 0 when there is none. */
  number: number;
  /** The number of the last row that the snapshot holds; 0 when there is none. */
  snapshotNumber: number;
  /** v1 updates to apply in order: the snapshot if there is one, then the log after it. */
  updates: Uint8Array[];
}

const snapshotOf = preparedOnce((read, t) =>
  read
    .select({ number: t.documentSnapshot.number, bytes: t.documentSnapshot.bytes })
    .from(t.documentSnapshot)
    .where(eq(t.documentSnapshot.document, sql.placeholder('document')))
    .prepare(),
);

const logAfter = preparedOnce((read, t) =>
  read
    .select({ number: t.documentUpdate.number, bytes: t.documentUpdate.bytes })
    .from(t.documentUpdate)
    .where(
      and(
        eq(t.documentUpdate.document, sql.placeholder('document')),
        gt(t.documentUpdate.number, sql.placeholder('after')),
      ),
    )
    .orderBy(asc(t.documentUpdate.number))
    .prepare(),
);

export async function loadDocument(read: Reader | Transaction, t: Tables, document: string): Promise<StoredDocument> {
  const [snapshot] = await snapshotOf(read as Transaction, t, 0).execute({ document });
  const log = await logAfter(read as Transaction, t, 0).execute({ document, after: snapshot?.number ?? 0 });
  return {
    number: log.at(-1)?.number ?? snapshot?.number ?? 0,
    snapshotNumber: snapshot?.number ?? 0,
    updates: [...(snapshot === undefined ? [] : [snapshot.bytes]), ...log.flatMap(({ bytes }) => unpackUpdates(bytes))],
  };
}

/** What one author (or the server: null) added to one document in one write. */
export interface Added {
  document: string;
  number: number;
  updates: readonly Uint8Array[];
  author: string | null;
}

type Insert = (row: Added, at: number) => Promise<unknown> | undefined;

const insertOf = preparedOnce((tx, t): Insert => {
  const query = tx.insert(t.documentUpdate).values({
    document: sql.placeholder('document'),
    number: sql.placeholder('number'),
    bytes: sql.placeholder('bytes'),
    // Bare: a column's own placeholder cannot be given null.
    author: sql`${sql.placeholder('author')}`,
    at: sql.placeholder('at'),
  });
  // The values in the order of the table's columns.
  const run = directly(tx)?.(query.toSQL().sql);
  if (run !== undefined) {
    return ({ document, number, updates, author }, at) => {
      run(document, number, packUpdates(updates), author, at);
      return undefined;
    };
  }
  const prepared = query.prepare() as unknown as { execute(values: object): Promise<unknown> };
  return ({ updates, ...row }, at) => prepared.execute({ ...row, bytes: packUpdates(updates), at });
});

export async function appendUpdates(tx: Transaction, t: Tables, added: readonly Added[], at: number): Promise<void> {
  const insert = insertOf(tx, t, 1);
  for (const row of added) {
    const done = insert(row, at);
    if (done !== undefined) await done;
  }
}

export async function saveSnapshot(
  tx: Transaction,
  t: Tables,
  snapshot: { document: string; number: number; bytes: Uint8Array; at: number },
): Promise<void> {
  const row = { ...snapshot, bytes: Buffer.from(snapshot.bytes) };
  const { number, bytes, at } = row;
  await tx
    .insert(t.documentSnapshot)
    .values(row)
    .onConflictDoUpdate({ target: t.documentSnapshot.document, set: { number, bytes, at } });
}

/** Under no document's name. */
const PROBE = 'probe';
const PROBE_BYTES = 64 * 1024;

/** Writes something that needs room: a write of nothing succeeds on a full disk too. */
export async function writeProbe(tx: Transaction, t: Tables, at: number): Promise<void> {
  await saveSnapshot(tx, t, { document: PROBE, number: 0, bytes: Buffer.alloc(PROBE_BYTES, 1), at });
}

export async function clearProbe(tx: Transaction, t: Tables): Promise<void> {
  await tx.delete(t.documentSnapshot).where(eq(t.documentSnapshot.document, PROBE));
}

/** Rows of a log after a number, in order, each with who made it; the whole log, whatever a snapshot holds. */
export async function authoredUpdates(
  read: Reader,
  t: Tables,
  document: string,
  { after, limit }: { after: number; limit: number },
): Promise<{ number: number; author: string | null; updates: Uint8Array[] }[]> {
  const rows = await read
    .select({ number: t.documentUpdate.number, author: t.documentUpdate.author, bytes: t.documentUpdate.bytes })
    .from(t.documentUpdate)
    .where(and(eq(t.documentUpdate.document, document), gt(t.documentUpdate.number, after)))
    .orderBy(asc(t.documentUpdate.number))
    .limit(limit);
  return rows.map(({ number, author, bytes }) => ({ number, author, updates: unpackUpdates(bytes) }));
}
