// The documents in memory: loaded when first asked for, kept while anyone holds them, dropped when they have been quiet.

import { loadDocument } from '../../db/queries/documents.ts';
import type { DocumentName } from '../../shared/room/documents.ts';
import type { Given } from '../given.ts';
import { LiveDocument } from './live-document.ts';
import type { Watcher } from './taken.ts';

const QUIET_MS = 10_000;

interface Place {
  loading: Promise<LiveDocument>;
  live: LiveDocument | undefined;
  holders: number;
  /** Takes back the end that was set when nobody held it any more. */
  stay: (() => void) | undefined;
}

/** A document that stays in memory until released. */
export interface Lease {
  readonly document: LiveDocument;
  release(): void;
}

export class Directory {
  readonly #given: Pick<Given, 'database' | 'clock'>;
  readonly #watcher: Watcher;
  /** Documents that broke in memory. */
  readonly #careful = new Set<DocumentName>();
  readonly #places = new Map<DocumentName, Place>();
  readonly #onLeaving: (document: LiveDocument) => void;

  /** @param quiet called when a document has left memory because nobody held it */
  constructor(
    given: Pick<Given, 'database' | 'clock'>,
    { quiet, ...watcher }: Omit<Watcher, 'broken'> & { quiet(document: LiveDocument): void },
  ) {
    this.#given = given;
    this.#onLeaving = quiet;
    this.#watcher = { ...watcher, broken: (document) => this.#broke(document) };
  }

  get size(): number {
    return this.#places.size;
  }

  async hold(name: DocumentName): Promise<Lease> {
    const place = this.#places.get(name) ?? this.#load(name);
    place.holders++;
    let held = true;
    const release = () => {
      if (!held) return;
      held = false;
      place.holders--;
      this.#quiet(name, place);
    };
    try {
      return { document: await place.loading, release };
    } catch (error) {
      release();
      if (this.#places.get(name) === place) this.#places.delete(name);
      throw error;
    }
  }

  live(name: DocumentName): LiveDocument | undefined {
    return this.#places.get(name)?.live;
  }

  *documents(): Iterable<LiveDocument> {
    for (const { live } of this.#places.values()) if (live !== undefined) yield live;
  }

  /** Forgets a document at once and closes its connections: whoever asks next gets what is in the database. */
  drop(document: LiveDocument): void {
    document.dead = true;
    if (this.#places.get(document.name)?.live === document) this.#places.delete(document.name);
    document.destroy();
    for (const session of [...document.sessions]) session.close('not-saved');
  }

  /**
   * A forged update can look sound and still not integrate. What is in the database is: the document is loaded again, and
   * from then on tries each update on a copy, so that only who sent it is closed.
   */
  #broke(document: LiveDocument): void {
    this.#careful.add(document.name);
    this.drop(document);
  }

  #load(name: DocumentName): Place {
    const { read, tables } = this.#given.database;
    const place: Place = { live: undefined, holders: 0, stay: undefined, loading: Promise.resolve() as never };
    place.loading = loadDocument(read, tables, name).then((stored) => {
      place.live = new LiveDocument(name, stored, this.#watcher, this.#careful.has(name));
      return place.live;
    });
    this.#places.set(name, place);
    return place;
  }

  #quiet(name: DocumentName, place: Place): void {
    if (place.holders > 0) return;
    place.stay?.();
    place.stay = this.#given.clock.after(QUIET_MS, () => {
      if (place.holders > 0 || this.#places.get(name) !== place) return;
      // A write can take longer than this; who opened the document meanwhile would load it without what is being written.
      if (place.live?.isAhead) return this.#quiet(name, place);
      this.#places.delete(name);
      place.live?.destroy();
      if (place.live !== undefined) this.#onLeaving(place.live);
    });
  }
}
