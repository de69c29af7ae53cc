// The browser's own store of document updates: one IndexedDB database, every failure a rejected promise.

const DATABASE = 'tableread';
const UPDATES = 'updates';
const BY_DOCUMENT = 'document';

interface Kept {
  document: string;
  update: Uint8Array;
}
export interface KeptUpdate {
  key: IDBValidKey;
  update: Uint8Array;
}

let opening: Promise<IDBDatabase> | undefined;

/** One connection for the whole page; opened again after it was lost or could not be opened. */
function database(): Promise<IDBDatabase> {
  opening ??= open().catch((fault: unknown) => {
    opening = undefined;
    throw fault;
  });
  return opening;
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore(UPDATES, { autoIncrement: true }).createIndex(BY_DOCUMENT, 'document');
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('another tab holds an older copy open'));
    request.onsuccess = () => {
      const opened = request.result;
      const forget = () => {
        opening = undefined;
      };
      opened.onclose = forget;
      opened.onversionchange = () => {
        opened.close();
        forget();
      };
      resolve(opened);
    };
  });
}

/** Runs one transaction; resolves when it is complete: `strict`, flushed to the disk, `relaxed`, handed to the operating system. */
async function transact<T>(
  mode: IDBTransactionMode,
  durability: 'strict' | 'relaxed',
  run: (updates: IDBObjectStore) => T,
): Promise<T> {
  const opened = await database();
  return new Promise((resolve, reject) => {
    const transaction = opened.transaction(UPDATES, mode, { durability });
    transaction.onabort = () => reject(transaction.error ?? new Error('the browser gave up keeping this'));
    try {
      const result = run(transaction.objectStore(UPDATES));
      transaction.oncomplete = () => resolve(result);
    } catch (fault) {
      // What the transaction had taken before would otherwise be kept without the rest.
      transaction.abort();
      reject(fault);
    }
  });
}

/** Everything kept of a document, oldest first. */
export async function readUpdates(document: string): Promise<KeptUpdate[]> {
  const found: KeptUpdate[] = [];
  await transact('readonly', 'relaxed', (updates) => {
    const cursor = updates.index(BY_DOCUMENT).openCursor(IDBKeyRange.only(document));
    cursor.onsuccess = () => {
      const at = cursor.result;
      if (at === null) return;
      found.push({ key: at.primaryKey, update: (at.value as Kept).update });
      at.continue();
    };
  });
  return found;
}

/**
 * Adds updates and, in the same transaction, removes the ones that they replace. They outlive the tab when that is complete, which
 * takes no disk, and count as kept once they are flushed.
 */
export async function keepUpdates(document: string, added: Uint8Array[], replaced: IDBValidKey[] = []): Promise<void> {
  await transact('readwrite', 'relaxed', (updates) => {
    for (const update of added) updates.add({ document, update } satisfies Kept);
    for (const key of replaced) updates.delete(key);
    // Else it waits for this page to hear of each of these first, which a page that is closed does not.
    updates.transaction.commit();
  });
  await flushed();
}

/** Under no document's name, so that nobody reads it. */
const FLUSHED = 'flushed';
let flushing: Promise<unknown> = Promise.resolve();
let nextFlush: Promise<unknown> | undefined;

/** Whoever asks while the disk is at work shares the flush after that. */
function flushed(): Promise<unknown> {
  nextFlush ??= flushing.then(() => {
    nextFlush = undefined;
    const flush = transact('readwrite', 'strict', (updates) => updates.put({}, FLUSHED));
    flushing = flush.catch(() => undefined);
    return flush;
  });
  return nextFlush;
}
