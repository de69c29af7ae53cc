// What is offered while a tag is looked for: those that fit what was typed, and the typed word itself as a new one.
import { sameTag } from './about-notes.ts';

export interface TagChoice {
  tag: string;
  /** Not known yet: choosing it makes it. */
  isNew: boolean;
}

const TAG_LIMIT = 40;

/** Tags that begin with what was typed come first, then those that hold it; the room's order otherwise. */
export function tagChoices(known: readonly string[], typed: string): TagChoice[] {
  const wanted = typed.trim().slice(0, TAG_LIMIT);
  const place = (tag: string): number => tag.toLocaleLowerCase().indexOf(wanted.toLocaleLowerCase());
  const fitting = known
    .filter((tag) => place(tag) >= 0)
    .toSorted((a, b) => Number(place(a) > 0) - Number(place(b) > 0))
    .map((tag) => ({ tag, isNew: false }));
  const isKnown = wanted === '' || known.some((tag) => sameTag(tag, wanted));
  return isKnown ? fitting : [...fitting, { tag: wanted, isNew: true }];
}
