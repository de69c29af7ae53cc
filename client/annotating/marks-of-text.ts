// The marks of one text, made anew only where something changed: whoever paints them looks at what is another object.

import type { Anchor } from '../../shared/room/anchor.ts';
import { locate } from '../../shared/room/anchor-text.ts';
import type { Mark } from '../reading/mark.ts';

/** A stretch of a text with how it is to look. */
export interface Marked extends Pick<Mark, 'id' | 'colour' | 'label'> {
  anchor: Anchor;
  instinct: boolean;
}

interface Known {
  from: Marked;
  mark: Mark | undefined;
}

const looksSame = (a: Marked, b: Marked): boolean =>
  a.anchor === b.anchor && a.colour === b.colour && a.label === b.label && a.instinct === b.instinct;

export class MarksOfText {
  #source = '';
  #known = new Map<string, Known>();
  #marks: readonly Mark[] = [];

  /** The answer is the same list as before when nothing changed. What is quoted nowhere in the source has no mark. */
  of(marked: readonly Marked[], source: string): readonly Mark[] {
    const before = this.#source === source ? this.#known : new Map<string, Known>();
    const now = new Map<string, Known>();
    const marks: Mark[] = [];
    let same = before.size === marked.length && this.#source === source;
    for (const from of marked) {
      let known = before.get(from.id);
      if (known === undefined || !looksSame(known.from, from)) {
        same = false;
        known = { from, mark: markOf(from, source) };
      }
      now.set(from.id, known);
      if (known.mark !== undefined) marks.push(known.mark);
    }
    if (same) return this.#marks;
    this.#source = source;
    this.#known = now;
    this.#marks = marks;
    return this.#marks;
  }
}

function markOf({ id, anchor, colour, label, instinct }: Marked, source: string): Mark | undefined {
  const place = locate(source, anchor);
  return place && { id, ...place, colour, label, ...(instinct ? { instinct } : {}) };
}
