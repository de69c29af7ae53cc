// What is in the database, read past the product's queries on a connection of its own: it knows what is committed, the moment it is.
import type Sqlite from 'better-sqlite3';
import * as Y from 'yjs';
import { unpackUpdates } from '../../db/packed-updates.ts';
import { newDoc } from '../../server/sync/new-doc.ts';
import { deskEntries } from '../../shared/room/documents.ts';

interface Row {
  place: number;
  document: string;
  bytes: Buffer;
}

export interface OpeningRow {
  member: string;
  example: string;
  reason: string;
}

export interface RevealRow {
  example: string;
  reason: string;
}

export interface TimerRow {
  endsAt: number;
  examples: string[];
}

export interface JudgmentRow {
  member: string;
  example: string;
  stage: string;
  answers: string;
  rationale: string;
}

export class CommittedRecord {
  readonly documents = new Map<string, Y.Doc>();
  readonly #raw: Sqlite.Database;
  #removed: readonly string[] | undefined;
  readonly #changed = new Map<string, Set<string>>();
  #last = 0;

  constructor(raw: Sqlite.Database) {
    this.#raw = raw;
  }

  document(name: string): Y.Doc {
    return this.documents.get(name) ?? this.#made(name);
  }

  #made(name: string): Y.Doc {
    const doc = newDoc();
    this.documents.set(name, doc);
    if (name.startsWith('desk/'))
      deskEntries(doc).observe(({ keysChanged }) => {
        const keys = this.#changed.get(name) ?? new Set();
        for (const key of keysChanged as Set<string>) keys.add(key);
        this.#changed.set(name, keys);
      });
    return doc;
  }

  /** Reads what the last commit added; answers with the keys that it changed on each desk. */
  readOn(): Map<string, Set<string>> {
    this.#changed.clear();
    const rows = this.#rows<Row>(
      'SELECT rowid AS place, document, bytes FROM document_update WHERE rowid > ? ORDER BY rowid',
      this.#last,
    );
    for (const { place, document, bytes } of rows) {
      for (const update of unpackUpdates(bytes)) Y.applyUpdate(this.document(document), update);
      this.#last = place;
    }
    this.#removed = undefined;
    return this.#changed;
  }

  openings = (): OpeningRow[] =>
    this.#rows('SELECT member_id AS member, example_id AS example, reason FROM opening ORDER BY rowid');
  reveals = (): RevealRow[] => this.#rows('SELECT example_id AS example, reason FROM reveal');
  timer = (): TimerRow | undefined =>
    this.#rows<{ endsAt: number; examples: string }>('SELECT ends_at AS endsAt, examples FROM timer').map(
      ({ endsAt, examples }) => ({ endsAt, examples: JSON.parse(examples) as string[] }),
    )[0];
  /** As of the last commit that was read. */
  removed = (): readonly string[] => {
    this.#removed ??= this.#rows<{ id: string }>('SELECT id FROM member WHERE removed_at IS NOT NULL').map(
      ({ id }) => id,
    );
    return this.#removed;
  };
  judgments = (): JudgmentRow[] =>
    this.#rows('SELECT member_id AS member, example_id AS example, stage, answers, rationale FROM judgment');

  #rows<T>(sql: string, ...values: unknown[]): T[] {
    const known = prepared.get(this.#raw) ?? new Map<string, Sqlite.Statement>();
    prepared.set(this.#raw, known);
    const statement = known.get(sql) ?? this.#raw.prepare(sql);
    known.set(sql, statement);
    return statement.all(...values) as T[];
  }
}

const prepared = new WeakMap<Sqlite.Database, Map<string, Sqlite.Statement>>();
