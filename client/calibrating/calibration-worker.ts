// Computes a room's numbers beside the page, so that typing and scrolling never wait for them.
import { reportOn } from '../../shared/calibration/room/report.ts';
import { type Counted, roomDataFrom } from '../../shared/calibration/room/room-data-from.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

const counted: Counted = new Map();
let texts: Record<string, string[]> = {};
let report: ReturnType<typeof reportOn> | undefined;

const answer = (message: FromWorker): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  try {
    switch (data.is) {
      case 'texts':
        texts = data.texts;
        return;
      case 'room':
        report = reportOn(roomDataFrom(data.view, data.room, (example) => texts[example] ?? [], counted));
        return;
      case 'part':
        if (report) answer({ is: 'report', report: report.part(data.part) });
        return;
      default:
        data satisfies never;
    }
  } catch (fault) {
    answer({ is: 'failed', says: String(fault) });
  }
});
