// How many comments lie on open tables, and which of them I have not been shown: for the strip.
import { SvelteMap } from 'svelte/reactivity';
import type { Id } from '../../shared/room/ids.ts';
import type { Laid } from '../../shared/room/laid.ts';
import { LaidAnnotations } from './laid-annotations.svelte.ts';

interface Comments {
  count: number;
  /** When others' comments were last made or changed, ms since 1970 by the server's clock. */
  others: readonly number[];
}

/** Where it is remembered what has been seen: the browser's storage, or a stand-in for tests. */
export interface Memory {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

/** What cannot be remembered is forgotten with the page. */
export const browserMemory: Memory = {
  get(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // full or forbidden: unread marks then last as long as the page
    }
  },
};

export class CommentFacts {
  readonly #me: Id;
  readonly #key: string;
  readonly #memory: Memory;
  readonly #facts = new SvelteMap<Id, Comments>();
  readonly #seen = new SvelteMap<Id, number>();
  /** What lies on the tables themselves, as last heard. */
  readonly annotations = new LaidAnnotations();

  constructor(room: Id, me: Id, memory = browserMemory) {
    this.#me = me;
    this.#key = `tableread.seen.${room}.${me}`;
    this.#memory = memory;
    for (const [example, until] of readSeen(memory.get(this.#key))) this.#seen.set(example, until);
  }

  count(example: Id): number {
    return this.#facts.get(example)?.count ?? 0;
  }

  unread(example: Id): number {
    const seen = this.seenUntil(example);
    return this.#facts.get(example)?.others.filter((at) => at > seen).length ?? 0;
  }

  /** Comments up to this time have been shown to me. */
  seenUntil(example: Id): number {
    return this.#seen.get(example) ?? 0;
  }

  learn(example: Id, laid: Iterable<Laid>): void {
    const comments = [...laid].filter(({ entry }) => entry.kind === 'comment');
    const others = comments.filter(({ author }) => author !== this.#me).map(lastChanged);
    this.#facts.set(example, { count: comments.length, others });
  }

  /** Everything that lies there now has been shown to me. */
  see(example: Id): void {
    const newest = Math.max(0, ...(this.#facts.get(example)?.others ?? []));
    if (newest <= this.seenUntil(example)) return;
    this.#seen.set(example, newest);
    this.#memory.set(this.#key, JSON.stringify(Object.fromEntries(this.#seen)));
  }
}

export const lastChanged = ({ acceptedAt, changedAt }: Pick<Laid, 'acceptedAt' | 'changedAt'>): number =>
  changedAt ?? acceptedAt;

function readSeen(text: string | null): [Id, number][] {
  try {
    const seen: unknown = JSON.parse(text ?? '{}');
    return Object.entries(seen ?? {}).filter((entry): entry is [Id, number] => typeof entry[1] === 'number');
  } catch {
    return [];
  }
}
