// What becomes of rows that cannot be taken: the file is refused at the first, or they are left out and counted.
import { type OnFault, type RowFault, SKIPPED_NAMED, type Skipped } from '../../../shared/protocol/row-fault.ts';
import { refusalOf } from '../bad-file.ts';

export class Faults {
  readonly #onFault: OnFault;
  readonly #skipped: Skipped = { count: 0, first: [] };

  constructor(onFault: OnFault = 'stop') {
    this.#onFault = onFault;
  }

  /** @throws Refusal bad-file that names it, unless rows may be left out */
  take(fault: RowFault): void {
    if (this.#onFault === 'stop') throw refusalOf(fault);
    this.#skipped.count++;
    const { first } = this.#skipped;
    // The first rows of a file are all read before any of them is mapped.
    first.splice(first.findLastIndex(({ row }) => row <= fault.row) + 1, 0, fault);
    if (first.length > SKIPPED_NAMED) first.pop();
  }

  /** What was left out so far. */
  get skipped(): Skipped {
    return this.#skipped;
  }
}
