// Locking in and taking it back, and undoing either when the server did not take it.
import { type EntryId, fixedEntryId } from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';
import type { DeskState } from './desk-state.svelte.ts';

export class LockIns {
  readonly #desk: DeskState;
  /** What this tab wrote last, by key: another tab undoes its own. */
  readonly #written = new Map<EntryId, { example: Id; locked: boolean }>();

  constructor(desk: DeskState) {
    this.#desk = desk;
  }

  set(example: Id, locked: boolean): void {
    const key = fixedEntryId({ kind: 'lock-in', example, locked });
    if (key !== undefined) this.#written.set(key, { example, locked });
    this.#desk.setLockedIn(example, locked);
  }

  /** The server did not take this entry; of a lock-in, the desk says again what was true before. */
  refused(entry: EntryId): void {
    const written = this.#written.get(entry);
    this.#written.delete(entry);
    if (written !== undefined && this.#desk.isLockedIn(written.example) === written.locked) {
      this.#desk.setLockedIn(written.example, !written.locked);
    }
  }
}
