// A document in memory: its Yjs document, who is connected to it, and what was taken but is not yet in the database.
import * as Y from 'yjs';
import type { StoredDocument } from '../../db/queries/documents.ts';
import type { LaidOutcome } from '../../shared/room/deciding.ts';
import { type DocumentName, deskEntries, deskOwner, tableEntries, tableOutcomes } from '../../shared/room/documents.ts';
import type { Laid } from '../../shared/room/laid.ts';
import { LaggingDoc } from './lagging-doc.ts';
import { layIn } from './lay-in.ts';
import { readEdit } from './read-edit.ts';
import type { Session } from './session.ts';
import { SliceGate } from './slice-gate.ts';
import { eachInATurn, SLICED_ABOVE_BYTES, slicesOf } from './slice-update.ts';
import { dropPending } from './stored-doc.ts';
import { asOne, type Fresh, type Taken, type Watcher } from './taken.ts';
import { isWholeUpdate, survives } from './whole-update.ts';

export class LiveDocument {
  readonly name: DocumentName;
  readonly desk: ReturnType<typeof deskOwner>;
  readonly sessions = new Set<Session>();
  /** The number of the last row in the log. */
  number: number;
  /** The number of the last row that is in the snapshot. */
  snapshotNumber: number;
  /** It holds what is not in the database and never will be: nothing more happens to it. */
  dead = false;
  /** While a large update is being applied, or many stored bytes: until this resolves nobody may be told what the document holds, or change it. */
  busy: Promise<unknown> | undefined;
  /** It broke before: each update is tried on a copy first. */
  readonly #careful: boolean;
  readonly #watcher: Watcher;
  readonly #lagging: LaggingDoc;
  /** What is known, with what waits to be applied; undefined until somebody asks. */
  #known: Map<number, number> | undefined;
  #encoded: Uint8Array | undefined;
  #bytes = 0;
  #fresh: Fresh[] = [];
  #changedKeys = new Set<string>();
  #writing = false;
  readonly gate = new SliceGate();

  constructor(name: DocumentName, stored: StoredDocument, watcher: Watcher, careful: boolean) {
    this.name = name;
    this.number = stored.number;
    this.snapshotNumber = stored.snapshotNumber;
    this.desk = deskOwner(name);
    this.#watcher = watcher;
    this.#careful = careful;
    this.#lagging = new LaggingDoc({
      updates: stored.updates,
      watcher,
      heard: this.#emitted,
      made: (doc) => this.#watchDesk(doc),
      broken: () => this.#break(),
    });
    this.#bytes = this.#lagging.bytes;
  }

  #watchDesk(doc: Y.Doc): void {
    if (this.desk === undefined) return;
    deskEntries(doc).observe((event) => {
      for (const key of event.keysChanged) this.#changedKeys.add(key);
    });
  }

  get #state(): Map<number, number> {
    this.#known ??= this.#lagging.storedState();
    return this.#known;
  }

  /** To tell what is known would take reading all of it first. */
  get isUnread(): boolean {
    return this.#known === undefined;
  }

  /** The document with everything taken so far. */
  get doc(): Y.Doc {
    return this.#lagging.doc;
  }

  /** For whoever needs the Yjs document of many bytes: makes it in many turns, in which it is busy. Undefined when there is nothing to wait for. */
  ready(): Promise<unknown> | undefined {
    if (this.busy !== undefined) return this.busy;
    this.busy = this.#lagging.make()?.finally(() => {
      this.busy = undefined;
    });
    return this.busy;
  }

  /**
   * For whoever needs all edits applied: when they are many, applies those that wait now in many turns, while others go on.
   * Undefined when there is nothing to wait for.
   */
  caughtUp(): Promise<unknown> | undefined {
    return this.busy ?? (this.#lagging.isFarBehind ? this.#lagging.catchUp() : undefined);
  }

  /** It holds what is not in the database yet: loaded again now, it would lack that. */
  get isAhead(): boolean {
    return this.#isUnwritten() || this.busy !== undefined;
  }

  #isUnwritten = (): boolean => this.#fresh.length > 0 || this.#writing;

  /** What was taken last is in the database, up to this row of the log. */
  committed(number: number): void {
    this.number = number;
    this.#writing = false;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#state);
  }

  /** What a replica with this state vector lacks. Who has nothing gets what the last one got that had nothing. */
  updateFor(stateVector: Uint8Array): Uint8Array {
    const hasNothing = stateVector.length === 1 && stateVector[0] === 0;
    if (!hasNothing) return Y.encodeStateAsUpdate(this.doc, stateVector);
    this.#encoded ??= this.#lagging.asOneUpdate ?? Y.encodeStateAsUpdate(this.doc);
    return this.#encoded;
  }

  /** Takes a v1 update from a connection; on any answer but `taken` the sender still has what was not taken. */
  take(update: Uint8Array, from: Session, limitBytes: number): Taken | Promise<Taken> {
    if (this.#bytes + update.length > limitBytes) return 'too-large';
    try {
      if (this.#careful && !survives(this.doc, update)) return 'malformed';
      if (update.length > SLICED_ABOVE_BYTES) return this.#takeInTurns(this.#applySlices(update, from));
      const edit = readEdit(update, this.#state);
      if (edit?.sure !== true && this.#lagging.isFarBehind)
        return this.#takeInTurns(this.#catchUpAndApply(update, from));
      if (edit === undefined) return this.#apply(update, from);
      this.#state.set(edit.client, edit.to);
      this.#lagging.add(update, edit.sure);
      this.#note(update, from);
      return 'taken';
    } catch {
      return 'malformed';
    }
  }

  /** Applies at once what is more than an edit: several clients' work after an hour offline, say. */
  #apply(update: Uint8Array, from: Session): Taken {
    // Decoded whole before anything is applied: a fault found halfway would leave half of it behind.
    if (this.dead || !isWholeUpdate(update)) return 'malformed';
    const { doc } = this;
    // Only what goes beyond what is known: a struct that overlaps it and contradicts it would be integrated here by its own word,
    // and everywhere else as what follows the part that is known.
    const lacking = Y.diffUpdate(update, Y.encodeStateVector(doc));
    if (!this.#tries(() => Y.applyUpdate(doc, lacking, from))) return 'malformed';
    this.#readState();
    return dropPending(this.doc) ? 'gap' : 'taken';
  }

  #takeInTurns(work: Promise<Taken>): Promise<Taken> {
    const taking = work
      .catch((): Taken => 'malformed')
      .finally(() => {
        this.busy = undefined;
        this.gate.isHalf = false;
        if (this.#fresh.length > 0 && !this.dead) this.#watcher.fresh(this);
      });
    this.busy = taking;
    return taking;
  }

  async #catchUpAndApply(update: Uint8Array, from: Session): Promise<Taken> {
    await this.#lagging.catchUp();
    return this.#apply(update, from);
  }

  async #applySlices(update: Uint8Array, from: Session): Promise<Taken> {
    let gap = false;
    if (this.#lagging.isFarBehind) await this.#lagging.catchUp();
    // What came before is written first, or a write of it under way now would be followed by one of half of this.
    await this.gate.begin(() => this.dead || !this.#isUnwritten(), this.#watcher.turn);
    const before = this.stateVector();
    const isLeftOut = await eachInATurn(slicesOf(update, this.#state), this.#watcher.turn, (slice) => {
      const isApplied = !this.dead && this.#tries(() => Y.applyUpdate(this.doc, slice, from));
      if (isApplied) gap = dropPending(this.doc) || gap;
      return isApplied;
    });
    if (isLeftOut === undefined) return 'malformed';
    this.#fresh = asOne(this.#fresh, this.doc, before);
    this.#readState();
    return gap || isLeftOut ? 'gap' : 'taken';
  }

  #tries(run: () => void): boolean {
    try {
      run();
      return true;
    } catch {
      this.#break();
      return false;
    }
  }

  #break(): void {
    if (this.dead) return;
    this.dead = true;
    this.#watcher.broken(this);
  }

  #readState(): void {
    this.#known = Y.decodeStateVector(Y.encodeStateVector(this.doc));
  }

  /** The origin is the session that it came by, which may be gone before all of it is applied; the server's own changes have none. */
  #emitted = (bytes: Uint8Array, origin: Session | null): void => this.#note(bytes, origin ?? undefined);

  #note(bytes: Uint8Array, from: Session | undefined): void {
    this.#encoded = undefined;
    this.#bytes += bytes.length;
    this.#fresh.push({ bytes, from });
    if (!this.gate.isHalf) this.#watcher.fresh(this);
  }

  /** Lays entries on this table; undefined takes one off. Writes nothing where nothing differs. */
  lay(entries: ReadonlyMap<string, Laid | undefined>, outcomes?: ReadonlyMap<string, LaidOutcome | undefined>): void {
    this.edit((doc) => {
      layIn(tableEntries(doc), entries);
      if (outcomes !== undefined) layIn(tableOutcomes(doc), outcomes);
    });
  }

  /** A change that the server makes itself. */
  edit(change: (doc: Y.Doc) => void): void {
    const { doc } = this;
    doc.transact(() => change(doc));
    this.#readState();
  }

  /** What is to be written now; undefined when the document proves broken. What comes later is fresh again. */
  takeFresh(): { fresh: Fresh[]; changedKeys: ReadonlySet<string> } | undefined {
    // Of a desk everything is needed at once, to tell which entries changed.
    if (this.desk !== undefined) this.#lagging.applyAll();
    else this.#lagging.applyDue();
    if (this.dead) return undefined;
    const taken = { fresh: this.#fresh, changedKeys: this.#changedKeys };
    this.#writing ||= this.#fresh.length > 0;
    this.#fresh = [];
    if (this.#changedKeys.size > 0) this.#changedKeys = new Set();
    return taken;
  }

  destroy(): void {
    this.#lagging.destroy();
  }
}
