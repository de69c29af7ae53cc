// One person's numbers over the rooms they judged in: each room's are computed as its own screens compute them.
import type { Estimate } from '../../shared/calibration/intervals/estimate.ts';
import type { Known } from '../../shared/calibration/result.ts';
import type { Portrait } from '../../shared/calibration/room/portrait-part.ts';
import type { Report } from '../../shared/calibration/room/report.ts';
import type { HistoryRoom } from '../../shared/protocol/calibration.ts';
import type { Id } from '../../shared/room/ids.ts';
import { readCalibration, readHistory, readResponses } from '../api/calibration.ts';
import { readRoom } from '../api/rooms.ts';
import { readRubricVersions } from '../api/rubrics.ts';
import { startWorker } from './start-worker.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

export interface RoomOfHistory extends HistoryRoom {
  dimensions: { measure: string; name: string; severity: Known<Estimate>; gap: Known<Estimate> }[];
}

/** Rooms in the order in which they were made; those in which nothing is known of the person have no dimensions. */
export async function historyOf(
  room: Id,
  member: Id,
  told: (done: number, all: number) => void,
): Promise<RoomOfHistory[]> {
  const rooms = await readHistory(room, member);
  const found: RoomOfHistory[] = [];
  const worker = startWorker();
  try {
    for (const [at, each] of rooms.entries()) {
      told(at + 1, rooms.length);
      const portraits = await portraitsIn(worker, each.room);
      found.push({
        ...each,
        dimensions: portraits.flatMap(({ measure, name, portraits: all }) => {
          const own = all.find(({ rater }: Portrait) => rater === each.member);
          return own ? [{ measure, name, severity: own.severity, gap: own.againstExpert }] : [];
        }),
      });
    }
    return found;
  } finally {
    worker.terminate();
  }
}

async function portraitsIn(worker: Worker, id: Id): Promise<Report<'raters'>['value']['dimensions']> {
  const room = await readRoom(id);
  const [texts, view, versions] = await Promise.all([
    readResponses(id, room.examples.length),
    readCalibration(id),
    readRubricVersions(id),
  ]);
  const send = (message: ToWorker) => worker.postMessage(message);
  const answered = new Promise<FromWorker>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  send({ is: 'texts', texts });
  send({ is: 'room', view, room: { rubric: room.rubric, examples: room.examples, versions } });
  send({ is: 'part', part: 'raters' });
  const said = await answered;
  if (said.is === 'failed') throw new Error(said.says);
  return (said.report as Report<'raters'>).value.dimensions;
}
