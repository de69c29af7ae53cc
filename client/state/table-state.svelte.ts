// What lies open of one example: its table as it lives, what was sealed of the row itself, and what the file's raters said of it.
import type * as Y from 'yjs';
import type { Sealed } from '../../shared/example/example.ts';
import type { Labels } from '../../shared/example/rating.ts';
import type { Failure } from '../../shared/protocol/failures.ts';
import { LaidOutcome } from '../../shared/room/deciding.ts';
import { tableEntries, tableOutcomes } from '../../shared/room/documents.ts';
import type { EntryRef } from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';
import { Laid } from '../../shared/room/laid.ts';
import { LiveMap } from './live-map.svelte.ts';

const parseOutcome = (value: unknown): LaidOutcome | undefined => LaidOutcome.safeParse(value).data;
const parse = (value: unknown): Laid | undefined => Laid.safeParse(value).data;

export class TableState {
  readonly example: Id;
  #live = $state.raw<LiveMap<Laid> | undefined>(undefined);
  #outcomes = $state.raw<LiveMap<LaidOutcome> | undefined>(undefined);
  #shown = $state.raw(false);
  #sealed = $state.raw<Sealed | undefined>(undefined);
  #labels = $state.raw<Labels | undefined>(undefined);
  #stopped = $state.raw<Failure | undefined>(undefined);

  constructor(example: Id) {
    this.example = example;
  }

  /** It has been shown to me and is here. */
  get shown(): boolean {
    return this.#shown;
  }

  /** Why it cannot be shown. */
  get stopped(): Failure | undefined {
    return this.#stopped;
  }

  /** Everything on it, by `author/entryId`. */
  get laid(): ReadonlyMap<EntryRef, Laid> {
    return this.#live?.all ?? new Map();
  }

  /** How its questions ended, by question. */
  get outcomes(): ReadonlyMap<string, LaidOutcome> {
    return this.#outcomes?.all ?? new Map();
  }

  /** The row's own sealed fields, once fetched. */
  get sealed(): Sealed | undefined {
    return this.#sealed;
  }

  /** What raters of the file said, once fetched. */
  get labels(): Labels | undefined {
    return this.#labels;
  }

  open(doc: Y.Doc): void {
    this.#live = new LiveMap(tableEntries(doc) as Y.Map<unknown>, parse);
    this.#outcomes = new LiveMap(tableOutcomes(doc) as Y.Map<unknown>, parseOutcome);
    this.#stopped = undefined;
  }

  show(): void {
    this.#shown = true;
  }

  unseal({ sealed, labels }: { sealed: Sealed; labels: Labels }): void {
    this.#sealed = sealed;
    this.#labels = labels;
  }

  stop(failure: Failure): void {
    this.#stopped = failure;
  }
}
