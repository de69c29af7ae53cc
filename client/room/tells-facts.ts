// May length and form of an example's responses be told? A room can keep them back until the example is open to me.
import type { RoomView } from '../../shared/protocol/rooms.ts';
import type { Id } from '../../shared/room/ids.ts';

interface Opened {
  view: Pick<RoomView, 'settings' | 'examples'>;
  openness: { isOpen(example: Id): boolean };
}

/** `index` of the example in the window, from 0. */
export function tellsFacts({ view, openness }: Opened, index: number): boolean {
  const example = view.examples[index];
  return example !== undefined && (!view.settings.hidesFacts || openness.isOpen(example));
}
