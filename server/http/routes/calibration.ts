// Routes about calibration: what a room's numbers are computed from, and the rooms somebody has judged in.
import { z } from 'zod';
import { CalibrationView, HistoryRoom } from '../../../shared/protocol/calibration.ts';
import { RoomPath } from '../../../shared/protocol/rooms.ts';
import { Id } from '../../../shared/room/ids.ts';
import { readCalibration } from '../../rooms/read-calibration.ts';
import { readHistory } from '../../rooms/read-history.ts';
import type { Http, Parts } from '../parts.ts';
import { refusals } from '../problem.ts';
import { userOf } from '../who-asks.ts';

const tags = ['Calibration'];

export function calibrationRoutes(http: Http, { given }: Parts): void {
  http.get(
    '/rooms/:room/calibration',
    {
      schema: {
        tags,
        summary: 'What the numbers of a room are computed from',
        description:
          'Judgments by stage, the labels and sealed fields of the file, and comments: only of examples that were opened to me.',
        params: RoomPath,
        response: { 200: CalibrationView, ...refusals },
      },
    },
    async (req) => readCalibration(given, { user: userOf(req), ...req.params }),
  );

  http.get(
    '/rooms/:room/members/:member/history',
    {
      schema: {
        tags,
        summary: 'The rooms a member has judged in',
        description: 'For themselves, all of them; for a lead, those that this lead leads.',
        params: RoomPath.extend({ member: Id }),
        response: { 200: z.array(HistoryRoom), ...refusals },
      },
    },
    async (req) => readHistory(given, { user: userOf(req), ...req.params }),
  );
}
