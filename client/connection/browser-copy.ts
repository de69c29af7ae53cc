// Keeps a document in this browser, so that work survives a closed tab or a lost line; goes on in memory when that fails.
import * as Y from 'yjs';
import { type KeptUpdate, keepUpdates, readUpdates } from './browser-store.ts';

/** More updates than this are replaced by one at the next opening. */
const COMPACT_AFTER_UPDATES = 200;

/** Beyond these, changes are gathered until one is done: each waits for the disk. */
const WRITES_AT_MOST = 32;

/** What keeps updates; the browser's store, or a stand-in for tests. */
export interface UpdateStore {
  read(document: string): Promise<KeptUpdate[]>;
  keep(document: string, added: Uint8Array[], replaced?: IDBValidKey[]): Promise<void>;
}
export const browserStore: UpdateStore = { read: readUpdates, keep: keepUpdates };

/**
 * The copy's name must say whose it is: several people may use one browser. `report` is told whether everything so far is
 * kept, first when the copy was read and then whenever that changes. A damaged update is dropped, the rest is used.
 */
export class BrowserCopy {
  /** Resolves once what was kept is in the document, or cannot be read. */
  readonly loaded: Promise<void>;
  readonly #name: string;
  readonly #doc: Y.Doc;
  readonly #store: UpdateStore;
  readonly #report: (kept: boolean) => void;
  #waiting: Uint8Array[] = [];
  #underWay = 0;
  #open = true;

  constructor(name: string, doc: Y.Doc, report: (kept: boolean) => void, store = browserStore) {
    this.#name = name;
    this.#doc = doc;
    this.#report = report;
    this.#store = store;
    doc.on('update', this.#onUpdate);
    this.loaded = this.#load();
  }

  /** Stops listening; what was handed over before is still written. */
  close(): void {
    this.#open = false;
    this.#doc.off('update', this.#onUpdate);
  }

  #onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === this) return;
    this.#waiting.push(update);
    void this.loaded.then(() => this.#write());
  };

  async #load(): Promise<void> {
    try {
      const found = await this.#store.read(this.#name);
      const sound = soundOf(found.map(({ update }) => update));
      const isDamaged = sound.length < found.length;
      for (const update of sound) Y.applyUpdate(this.#doc, update, this);
      const replaced = isDamaged || found.length > COMPACT_AFTER_UPDATES ? found.map(({ key }) => key) : [];
      if (replaced.length > 0) await this.#store.keep(this.#name, [Y.encodeStateAsUpdate(this.#doc)], replaced);
      if (this.#open) this.#report(true);
    } catch {
      if (this.#open) this.#report(false);
    }
  }

  /**
   * At once, though others are under way: a tab that is closed now keeps what the browser was handed, and nothing else. What could not
   * be kept stays waiting and is tried again with the next change.
   */
  async #write(): Promise<void> {
    if (this.#waiting.length === 0 || this.#underWay === WRITES_AT_MOST) return;
    const taken = this.#waiting;
    this.#waiting = [];
    this.#underWay++;
    const kept = await this.#store.keep(this.#name, taken).then(
      () => true,
      () => false,
    );
    this.#underWay--;
    if (!kept) this.#waiting = [...taken, ...this.#waiting];
    if (this.#open && !kept) this.#report(false);
    else if (this.#open && this.#underWay === 0 && this.#waiting.length === 0) this.#report(true);
    if (kept) await this.#write();
  }
}

/** Those of the updates that can be used together, found on copies: a damaged one can also spoil what it is applied to. */
function soundOf(updates: Uint8Array[]): Uint8Array[] {
  if (areSound(updates)) return updates;
  const sound: Uint8Array[] = [];
  for (const update of updates) if (areSound([...sound, update])) sound.push(update);
  return sound;
}

function areSound(updates: Uint8Array[]): boolean {
  try {
    const [doc, again] = [new Y.Doc(), new Y.Doc()];
    for (const update of updates) Y.applyUpdate(doc, update);
    Y.applyUpdate(again, Y.encodeStateAsUpdate(doc));
    return true;
  } catch {
    return false;
  }
}
