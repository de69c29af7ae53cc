// Where one was in a room, remembered by this browser over reloads: the example, and the words that stood at the top.
import { Part } from '../../shared/room/anchor.ts';
import type { Id } from '../../shared/room/ids.ts';
import { browserMemory, type Memory } from './comment-facts.svelte.ts';

/** A place in the text of an example; the same whatever the width, the size or the mode of reading. */
export interface Spot {
  readonly part: Part;
  /** UTF-16, in the source of the part. */
  readonly offset: number;
}

export interface RememberedPlace {
  /** From 0. */
  readonly index: number;
  /** Nothing: the beginning of the example. */
  readonly spot?: Spot | undefined;
}

const keyOf = (room: Id, member: Id): string => `tableread.place.${room}.${member}`;

/** The beginning when nothing is remembered. */
export function rememberedPlace(room: Id, member: Id, memory: Memory = browserMemory): RememberedPlace {
  try {
    const kept: unknown = JSON.parse(memory.get(keyOf(room, member)) ?? '0');
    // Before words were remembered, it was a number.
    const { index, spot } = typeof kept === 'number' ? { index: kept, spot: undefined } : Object(kept);
    return Number.isInteger(index) && index >= 0 ? { index, spot: readSpot(spot) } : { index: 0 };
  } catch {
    return { index: 0 };
  }
}

export const rememberPlace = (room: Id, member: Id, place: RememberedPlace, memory: Memory = browserMemory): void =>
  memory.set(keyOf(room, member), JSON.stringify(place));

function readSpot(kept: unknown): Spot | undefined {
  const { part, offset } = Object(kept);
  const read = Part.safeParse(part);
  return read.success && Number.isInteger(offset) && offset >= 0 ? { part: read.data, offset } : undefined;
}
