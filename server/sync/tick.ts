// The group commit: what arrived in one turn is written in one write, and only then does anything leave.
import type { Transaction, Until } from '../../db/database.ts';
import { type Added, appendUpdates } from '../../db/queries/documents.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import { type DocumentName, deskEntries, tableName } from '../../shared/room/documents.ts';
import type { Given } from '../given.ts';
import type { Decided, Decision } from '../rooms/decisions.ts';
import type { Outcome, Outgoing } from '../rooms/outcome.ts';
import { type Breathe, breather } from './breather.ts';
import { Bundle } from './bundle.ts';
import type { Directory, Lease } from './directory.ts';
import type { LiveDocument } from './live-document.ts';
import { updateFrame } from './messages.ts';
import type { ChangedDesk, SyncPolicy } from './policy.ts';
import { keptWhole } from './slice-gate.ts';
import type { Fresh } from './taken.ts';

interface Waiting {
  tables: DocumentName[];
  decision: Decision<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

type Written = Map<LiveDocument, Fresh[]>;

export interface TickParts {
  given: Given;
  policy: SyncPolicy;
  directory: Directory;
  /** Calls back at the end of this turn of the event loop. */
  turn(run: () => void): void;
  announce(outgoing: readonly Outgoing[]): void;
  /** The document's log has grown. */
  committed(document: LiveDocument): void;
  /** The database took a write again, or did not. */
  saving(works: boolean): void;
}

export class Tick {
  readonly #parts: TickParts;
  #dirty = new Set<LiveDocument>();
  #waiting: Waiting[] = [];
  #releases: (() => void)[] = [];
  #running = false;
  #settled: (() => void)[] = [];

  constructor(parts: TickParts) {
    this.#parts = parts;
  }

  changed(document: LiveDocument): void {
    this.#dirty.add(document);
    this.#schedule();
  }

  /** Calls back once everything that was applied before this call is committed: at once when nothing waits. */
  afterCommit(release: () => void): void {
    if (this.#dirty.size === 0 && !this.#running) release();
    else {
      this.#releases.push(release);
      this.#schedule();
    }
  }

  /** Runs a decision in its turn, in a write of its own, after all edits that came before it. */
  decide<T>(tables: DocumentName[], decision: Decision<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ tables, decision, resolve: resolve as (value: unknown) => void, reject });
      this.#schedule();
    });
  }

  /** Resolves when nothing is left to write. */
  settled(): Promise<void> {
    return new Promise((resolve) => (this.#running ? this.#settled.push(resolve) : resolve()));
  }

  #schedule(): void {
    if (this.#running) return;
    this.#running = true;
    this.#parts.turn(() => void this.#run());
  }

  async #run(): Promise<void> {
    const { directory } = this.#parts;
    const [dirty, waiting, releases] = [this.#dirty, this.#waiting, this.#releases];
    [this.#dirty, this.#waiting, this.#releases] = [new Set(), [], []];
    try {
      if (dirty.size > 0) await this.#writeEdits(dirty);
      for (const release of releases) release();
      for (const one of waiting) {
        // Put off, so that other documents' edits need not wait for all of a large update, or of many edits.
        if (one.tables.some((name) => isSettling(directory.live(name)))) this.#waiting.push(one);
        else await this.#writeDecision(one);
      }
    } catch (error) {
      // Every write reports its own failure; whatever else is thrown here must not stop the next tick.
      this.#parts.given.log.error('a tick failed', error);
    }
    this.#running = false;
    if (this.#dirty.size > 0 || this.#waiting.length > 0 || this.#releases.length > 0) return this.#schedule();
    for (const resolve of this.#settled.splice(0)) resolve();
  }

  async #writeEdits(dirty: Set<LiveDocument>): Promise<void> {
    const written: Written = new Map();
    const changed: ChangedDesk[] = [];
    for (const document of dirty) {
      const taken = document.takeFresh();
      if (taken === undefined) continue;
      const { fresh, changedKeys } = taken;
      written.set(document, fresh);
      if (document.desk === undefined || changedKeys.size === 0) continue;
      const desk = deskEntries(document.doc);
      changed.push({ ...document.desk, entries: new Map([...changedKeys].map((key) => [key, desk.get(key)])) });
    }
    try {
      const taken = changed.length === 0 ? undefined : await this.#parts.policy.take(changed);
      // Seen once committed, which survives the process; their authors are told "saved" when it is on the disk itself.
      await this.#write('committed', written, taken?.tables ?? [], async (tx, now, breathe) =>
        taken === undefined ? { lays: [], announcements: [] } : taken.run(tx, now, breathe),
      );
    } catch (error) {
      this.#failed(written, error);
    }
  }

  async #writeDecision({ tables, decision, resolve, reject }: Waiting): Promise<void> {
    const written: Written = new Map();
    let refused: Refusal | undefined;
    try {
      const decided = await this.#write('on-disk', written, tables, async (tx, now): Promise<Decided<unknown>> => {
        try {
          return await decision(tx, this.#parts.given.database.tables, now);
        } catch (error) {
          if (error instanceof Refusal) refused = error;
          throw error;
        }
      });
      resolve(decided.value);
    } catch (error) {
      if (refused !== undefined) return reject(refused);
      this.#failed(written, error);
      reject(new Refusal('not-saved'));
    }
  }

  /** One write: what `work` does, the tables that follow, and every update involved. Then, and only then, all of it leaves. */
  async #write<O extends Outcome>(
    until: Until,
    written: Written,
    tables: DocumentName[],
    work: (tx: Transaction, now: number, breathe: Breathe) => Promise<O>,
  ): Promise<O> {
    const { given, directory } = this.#parts;
    const leases = tables.length === 0 ? [] : await Promise.all(tables.map((name) => directory.hold(name)));
    let letGo: (() => void) | undefined;
    try {
      if (leases.length > 0) letGo = await keptWhole(leases.map(({ document }) => document));
      const now = given.clock.now();
      let rows: Added[] = [];
      const outcome = await given.database.write(async (tx) => {
        const breathe = breather();
        const done = await work(tx, now, breathe);
        await this.#lay(done, leases, written, breathe);
        rows = rowsOf(written);
        await appendUpdates(tx, given.database.tables, rows, now);
        return done;
      }, until);
      const lastOf = new Map(rows.map(({ document, number }) => [document, number]));
      for (const [document, fresh] of written) {
        document.committed(lastOf.get(document.name) ?? document.number);
        spread(document, fresh);
        this.#parts.committed(document);
      }
      this.#parts.saving(true);
      this.#parts.announce(outcome.announcements);
      return outcome;
    } finally {
      letGo?.();
      for (const lease of leases) lease.release();
    }
  }

  async #lay(
    { lays, edits = [] }: Outcome,
    leases: readonly Lease[],
    written: Written,
    breathe: Breathe,
  ): Promise<void> {
    const held = new Map(leases.map(({ document }) => [document.name, document]));
    const changes = [
      ...lays.map(({ room, example, entries, outcomes }) => ({
        name: tableName(room, example),
        change: (document: LiveDocument) => document.lay(entries, outcomes),
      })),
      ...edits.map(({ document: name, edit }) => ({ name, change: (document: LiveDocument) => document.edit(edit) })),
    ];
    for (const { name, change } of changes) {
      const document = held.get(name);
      if (document === undefined) throw new Error('entries were laid on a table that was not held, or a page edited');
      change(document);
      const fresh = document.takeFresh()?.fresh ?? [];
      this.#dirty.delete(document);
      if (fresh.length > 0) written.set(document, [...(written.get(document) ?? []), ...fresh]);
      await breathe();
    }
  }

  /**
   * The write failed, so these documents hold what is not in the database. They are dropped and their connections closed:
   * clients keep what they made and send it again when they come back, so nothing is lost and nothing uncommitted was seen.
   */
  #failed(written: Written, error: unknown): void {
    const { given, directory, saving } = this.#parts;
    given.log.error('a write failed', error);
    for (const document of written.keys()) directory.drop(document);
    saving(false);
  }
}

/** It holds half of something, or is becoming whole in many turns. */
const isSettling = (document: LiveDocument | undefined): boolean =>
  (document?.ready() ?? document?.caughtUp()) !== undefined;

/** One row for what one author added to one document. Theirs stay in order; Yjs does not mind the order between authors. */
function rowsOf(written: Written): Added[] {
  const rows: Added[] = [];
  for (const [{ name, number }, fresh] of written) {
    const [first, second] = fresh;
    if (first === undefined) continue;
    const authorOf = ({ from }: Fresh) => from?.member ?? null;
    const groups = second === undefined ? [[authorOf(first), fresh] as const] : Map.groupBy(fresh, authorOf);
    let last = number;
    for (const [author, theirs] of groups)
      rows.push({ document: name, number: ++last, author, updates: theirs.map(({ bytes }) => bytes) });
  }
  return rows;
}

/** Each update to everybody connected but the connection it came by. */
function spread(document: LiveDocument, fresh: readonly Fresh[]): void {
  if (document.sessions.size === 0) return;
  new Bundle(fresh.map(({ bytes, from }) => ({ frame: updateFrame(bytes), from }))).tell(document.sessions);
}
