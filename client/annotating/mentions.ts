// Calling on members in a comment: "@Name" stands in the text as it is, and who is meant beside it.
import type { Id } from '../../shared/room/ids.ts';

export interface Named {
  id: Id;
  name: string;
}

const WORD = /[\p{L}\p{N}_]/u;
/** A name is completed up to this length; longer stretches after an @ are text. */
const NAME_LIMIT = 60;

/** "@" and what follows it up to the caret, where that can still become a name; `at` is where the @ stands. */
export function mentionBefore(text: string, caret: number): { at: number; typed: string } | undefined {
  const at = text.lastIndexOf('@', caret - 1);
  if (at < 0 || caret - at > NAME_LIMIT || (at > 0 && WORD.test(text.charAt(at - 1)))) return undefined;
  const typed = text.slice(at + 1, caret);
  return /\n|^\s|\s\s/.test(typed) ? undefined : { at, typed };
}

const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();

/** Those whose name, or a word in it, begins with what was typed: the former first. */
export function completions<M extends Named>(members: readonly M[], typed: string, limit = 6): M[] {
  const wanted = folded(typed);
  const rank = ({ name }: Named): number => {
    const whole = folded(name);
    if (whole.startsWith(wanted)) return 0;
    return whole.split(/[\s-]+/).some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return members
    .map((member) => ({ member, at: rank(member) }))
    .filter(({ at }) => at < 2)
    .toSorted((a, b) => a.at - b.at)
    .slice(0, limit)
    .map(({ member }) => member);
}

export interface Mention<M extends Named = Named> {
  member: M;
  /** Of the @. */
  from: number;
  to: number;
}

/** Every "@Name" in a text, the longest name that stands there; of namesakes the first of `members`. */
export function mentionsIn<M extends Named>(text: string, members: readonly M[]): Mention<M>[] {
  const byLength = members.toSorted((a, b) => b.name.length - a.name.length);
  const found: Mention<M>[] = [];
  for (let from = text.indexOf('@'); from >= 0; from = text.indexOf('@', from + 1)) {
    if (from > 0 && WORD.test(text.charAt(from - 1))) continue;
    const member = byLength.find(({ name }) => isNamedAt(text, from + 1, name));
    if (member !== undefined) found.push({ member, from, to: from + 1 + member.name.length });
  }
  return found;
}

const isNamedAt = (text: string, at: number, name: string): boolean =>
  name !== '' && text.startsWith(name, at) && !WORD.test(text.charAt(at + name.length));

/** Ids for `mentions` of a comment: who was chosen comes before a namesake who was not. Undefined when nobody is called on. */
export function mentionedIds(text: string, members: readonly Named[], chosen: ReadonlySet<Id>): Id[] | undefined {
  const chosenFirst = members.toSorted((a, b) => Number(chosen.has(b.id)) - Number(chosen.has(a.id)));
  const ids = new Set(mentionsIn(text, chosenFirst).map(({ member }) => member.id));
  return ids.size === 0 ? undefined : [...ids].slice(0, 50);
}
