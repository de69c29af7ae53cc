// Rooms: the list, one of them, making one, and its examples.
import type { ExamplePage } from '../../shared/protocol/datasets.ts';
import type { MakeRoom, Progress, RoomSummary, RoomView } from '../../shared/protocol/rooms.ts';
import type { Id } from '../../shared/room/ids.ts';
import { ask, queryOf } from './ask.ts';

const schemas = () => import('../../shared/protocol/rooms.ts');

export const listRooms = (): Promise<RoomSummary[]> =>
  ask({ path: '/rooms', answer: async () => (await schemas()).RoomSummary.array() });

export const readRoom = (room: Id): Promise<RoomView> =>
  ask({ path: `/rooms/${room}`, answer: async () => (await schemas()).RoomView });

export const makeRoom = (room: MakeRoom): Promise<RoomView> =>
  ask({ method: 'POST', path: '/rooms', body: room, answer: async () => (await schemas()).RoomView });

/** Examples [from, from + count) of the room's window, from 0. */
export const readExamples = (room: Id, from: number, count: number): Promise<ExamplePage> =>
  ask({
    path: `/rooms/${room}/examples${queryOf({ from, count })}`,
    answer: async () => (await import('../../shared/protocol/datasets.ts')).ExamplePage,
  });

export const readProgress = (room: Id): Promise<Progress> =>
  ask({ path: `/rooms/${room}/progress`, answer: async () => (await schemas()).Progress });
