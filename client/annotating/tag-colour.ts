// The colour of a tag: those of the room's list in order, others by their letters, so that a tag looks the same on every example.
import type { ColourSlot } from '../reading/highlight-registry.ts';
import { sameTag } from './about-notes.ts';

const SLOTS = 12;

export function tagColour(tag: string, listed: readonly string[]): ColourSlot {
  const at = listed.findIndex((one) => sameTag(one, tag));
  return (((at >= 0 ? at : hashOf(tag.toLocaleLowerCase())) % SLOTS) + 1) as ColourSlot;
}

function hashOf(text: string): number {
  let hash = 7;
  for (const letter of text) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash;
}
