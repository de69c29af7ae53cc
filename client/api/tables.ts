// What lies open of an example: whether I may be shown it, and its table with the row's sealed fields.
import type { OpeningView, SightView, TableView } from '../../shared/protocol/rooms.ts';
import type { Id } from '../../shared/room/ids.ts';
import { ask } from './ask.ts';

const schemas = () => import('../../shared/protocol/rooms.ts');

/** May this example's table be opened to me? Asking records nothing. */
export const readSight = (room: Id, example: Id): Promise<SightView> =>
  ask({ path: `/rooms/${room}/examples/${example}/sight`, answer: async () => (await schemas()).SightView });

/** Refused with `sealed` until the table was opened to me. */
export const readTable = (room: Id, example: Id): Promise<TableView> =>
  ask({ path: `/rooms/${room}/examples/${example}/table`, answer: async () => (await schemas()).TableView });

/** Opens an example to me; recorded, and what I judge of it afterwards is open. Refused with `sealed` while I may not. */
export const openExample = (room: Id, example: Id): Promise<OpeningView> =>
  ask({
    method: 'POST',
    path: `/rooms/${room}/examples/${example}/opening`,
    answer: async () => (await schemas()).OpeningView,
  });
