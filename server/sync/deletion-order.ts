// The order that deletions have in every update that Yjs writes: each client once, its ranges one after the other.

/**
 * Whoever knows what is deleted applies them in any order. Who does not yet, keeps them, and Yjs keeps each range as its distance
 * from the one before: backwards that is a number near 128, and they would ask for ever to delete what nobody has made.
 */
export class DeletionOrder {
  readonly #clients = new Set<number>();
  #end = 0;

  /** Ranges of this client follow. @throws RangeError when some came before */
  client(client: number): void {
    if (this.#clients.has(client)) throw new RangeError('deletions of one client in two places');
    this.#clients.add(client);
    this.#end = 0;
  }

  /** @throws RangeError when it deletes nothing, or begins before the end of the one before */
  range(clock: number, length: number): void {
    // Yjs looks for where it begins, even if that is past the end.
    if (length === 0) throw new RangeError('a range that deletes nothing');
    if (clock < this.#end) throw new RangeError('deletions out of order');
    this.#end = clock + length;
  }
}
