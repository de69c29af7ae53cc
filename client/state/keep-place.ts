// Where one was in a room, remembered by this browser over reloads.

import type { Id } from '../../shared/room/ids.ts';
import { browserMemory } from './comment-facts.svelte.ts';

const keyOf = (room: Id, member: Id): string => `tableread.place.${room}.${member}`;

/** From 0; the beginning when nothing is remembered. */
export function rememberedPlace(room: Id, member: Id): number {
  const index = Number(browserMemory.get(keyOf(room, member)));
  return Number.isInteger(index) && index > 0 ? index : 0;
}

export const rememberPlace = (room: Id, member: Id, index: number): void =>
  browserMemory.set(keyOf(room, member), String(index));
