// In what order I see the responses of an example: my own while I judge it blind, the file's for everybody once it is open.
import type { MemberView, RoomView } from '../../shared/protocol/rooms.ts';
import type { Id } from '../../shared/room/ids.ts';
import { orderShown } from '../../shared/room/response-order.ts';
import { may } from '../../shared/room/roles.ts';
import type { RoomSession } from './room-session.svelte.ts';

interface Reader {
  view: Pick<RoomView, 'settings' | 'pace' | 'me' | 'examples'>;
  openness: { isOpen(example: Id): boolean };
  /** As I am now; as I was when the room was read, when this is left out. */
  me?: MemberView;
}

/** The responses' indices as shown of the example at this index, which has so many; undefined when as in the file. */
export function orderAt(
  { view, openness, me = view.me }: Reader,
  index: number,
  responses: number,
): number[] | undefined {
  const example = view.examples[index];
  if (example === undefined) return undefined;
  const shuffling = {
    shuffles: view.settings.shuffles,
    judges: me.judges && may(me.role, 'judge'),
    open: view.pace === 'open' || openness.isOpen(example),
  };
  return orderShown(shuffling, me.id, example, responses);
}

/** Of the example being read. */
export const readOrder = (session: RoomSession): number[] | undefined =>
  orderAt(session, session.place.index, session.shelf.at(session.place.index)?.content.responses.length ?? 0);
