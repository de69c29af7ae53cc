// What a room's numbers are computed from, and the rooms somebody has judged in.
import type { CalibrationView, HistoryRoom } from '../../shared/protocol/calibration.ts';
import type { Id } from '../../shared/room/ids.ts';
import { ask } from './ask.ts';
import { readExamples } from './rooms.ts';

const schemas = () => import('../../shared/protocol/calibration.ts');

export const readCalibration = (room: Id): Promise<CalibrationView> =>
  ask({ path: `/rooms/${room}/calibration`, answer: async () => (await schemas()).CalibrationView });

export const readHistory = (room: Id, member: Id): Promise<HistoryRoom[]> =>
  ask({ path: `/rooms/${room}/members/${member}/history`, answer: async () => (await schemas()).HistoryRoom.array() });

const PAGE = 100;

/** The responses of every example of a room, by id. */
export async function readResponses(room: Id, total: number): Promise<Record<Id, string[]>> {
  const texts: Record<Id, string[]> = {};
  for (let from = 0; from < total; from += PAGE) {
    const { examples } = await readExamples(room, from, PAGE);
    for (const { id, content } of examples) texts[id] = content.responses.map(({ text }) => text);
  }
  return texts;
}
