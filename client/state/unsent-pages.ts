// Which pages of a room hold what this person wrote and the server does not have, remembered by this browser over reloads.
import { z } from 'zod';
import { Id } from '../../shared/room/ids.ts';
import { browserMemory } from './comment-facts.svelte.ts';

const keyOf = (room: Id, member: Id): string => `tableread.unsent.${room}.${member}`;

export function unsentPages(room: Id, member: Id): { read(): Id[]; write(examples: readonly Id[]): void } {
  let written = '';
  return {
    read() {
      try {
        return z.array(Id).parse(JSON.parse(browserMemory.get(keyOf(room, member)) ?? '[]'));
      } catch {
        return [];
      }
    },
    write(examples) {
      const text = JSON.stringify(examples);
      if (text !== written) browserMemory.set(keyOf(room, member), text);
      written = text;
    },
  };
}
