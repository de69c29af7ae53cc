// In what order I see the responses of an example: my own while I judge it blind, the file's for everybody once it is open.
import { orderShown } from '../../shared/room/response-order.ts';
import type { RoomSession } from './room-session.svelte.ts';

/** The responses' indices as shown of the example at this index; undefined when as in the file. */
export function orderAt(session: RoomSession, index: number): number[] | undefined {
  const example = session.shelf.at(index);
  if (example === undefined) return undefined;
  const { view, openness, me } = session;
  const shuffling = {
    shuffles: view.settings.shuffles,
    judges: session.may('judge'),
    open: view.pace === 'open' || openness.isOpen(example.id),
  };
  return orderShown(shuffling, me.id, example.id, example.content.responses.length);
}
