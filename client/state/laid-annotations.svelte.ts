// What lies on the open tables of the whole room, as last heard: for the list through everything annotated.
import { SvelteMap } from 'svelte/reactivity';
import type { EntryRef } from '../../shared/room/entry.ts';
import { entryKinds } from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';
import type { Laid } from '../../shared/room/laid.ts';

type OnTable = ReadonlyMap<EntryRef, Laid>;
const NONE: OnTable = new Map();

export class LaidAnnotations {
  readonly #byExample = new SvelteMap<Id, OnTable>();

  learn(example: Id, laid: Iterable<[EntryRef, Laid]>): void {
    const annotations = new Map<EntryRef, Laid>();
    for (const [ref, one] of laid)
      if (one.entry.kind === 'removed' || entryKinds[one.entry.kind].needs === 'annotate') annotations.set(ref, one);
    if (annotations.size > 0 || this.#byExample.has(example)) this.#byExample.set(example, annotations);
  }

  on(example: Id): OnTable {
    return this.#byExample.get(example) ?? NONE;
  }
}
