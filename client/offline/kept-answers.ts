// What this browser keeps of the server's answers for one person, so that a room can be entered and read without a line.

const DATABASE = 'tableread-kept';
const ANSWERS = 'answers';
/** Rooms that are kept; the one not entered for longest goes first. */
const ROOMS_LIMIT = 5;
/** Characters of JSON of one room: beyond that its examples are read with a line only. */
const ROOM_LIMIT = 80_000_000;

type Answer = { key: string; value: unknown };

let opening: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(ANSWERS, { keyPath: 'key' });
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('another tab holds an older store open'));
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      request.result.onclose = () => {
        opening = undefined;
      };
      resolve(request.result);
    };
  }).catch((fault: unknown) => {
    opening = undefined;
    throw fault;
  });
  return opening;
}

async function transact<T>(mode: IDBTransactionMode, run: (answers: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opened = await database();
  return new Promise((resolve, reject) => {
    const transaction = opened.transaction(ANSWERS, mode);
    transaction.onabort = () => reject(transaction.error ?? new Error('the browser gave up keeping this'));
    const request = run(transaction.objectStore(ANSWERS));
    transaction.oncomplete = () => resolve(request.result);
  });
}

/** Under keys that begin with this. */
const within = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

/** False when the browser could not keep it. */
export async function keepAnswer(key: string, value: unknown): Promise<boolean> {
  try {
    await transact('readwrite', (answers) => answers.put({ key, value } satisfies Answer));
    return true;
  } catch {
    return false;
  }
}

/** What was kept; undefined when nothing was, or it cannot be read. Parse it: an older version may have written it. */
export async function keptAnswer(key: string): Promise<unknown> {
  try {
    return ((await transact('readonly', (answers) => answers.get(key))) as Answer | undefined)?.value;
  } catch {
    return undefined;
  }
}

/** Somebody signed out here: whoever comes next finds nothing. */
export async function forgetAnswers(): Promise<void> {
  await transact('readwrite', (answers) => answers.clear()).catch(() => {});
}

const ROOMS = 'rooms';

/** Where answers about a room are kept, for this person: several may use one browser. */
export const roomKey = (user: string, room: string, what: string): string => `room/${room}/${user}/${what}`;

/** The room is entered: it is kept longest now, and the oldest beyond the limit are forgotten. */
export async function keepRoom(room: string): Promise<void> {
  const known = await keptAnswer(ROOMS);
  const before = Array.isArray(known) ? known.filter((id): id is string => typeof id === 'string' && id !== room) : [];
  const [rooms, gone] = [[room, ...before].slice(0, ROOMS_LIMIT), [room, ...before].slice(ROOMS_LIMIT)];
  await keepAnswer(ROOMS, rooms);
  for (const id of gone)
    await transact('readwrite', (answers) => answers.delete(within(`room/${id}/`))).catch(() => {});
}

/** Counts what is kept of one room, so that no window fills the browser. */
export class RoomBudget {
  #left = ROOM_LIMIT;

  take(value: unknown): boolean {
    this.#left -= JSON.stringify(value).length;
    return this.#left >= 0;
  }
}
