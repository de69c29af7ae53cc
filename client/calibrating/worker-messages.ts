// What the page and its worker say to each other about a room's numbers.
import type { Part } from '../../shared/calibration/room/finding.ts';
import type { Report } from '../../shared/calibration/room/report.ts';
import type { RoomAsked } from '../../shared/calibration/room/room-data-from.ts';
import type { CalibrationView } from '../../shared/protocol/calibration.ts';
import type { Id } from '../../shared/room/ids.ts';

export type ToWorker =
  | { is: 'texts'; texts: Record<Id, string[]> }
  | { is: 'room'; view: CalibrationView; room: RoomAsked }
  | { is: 'part'; part: Part };

export type FromWorker = { is: 'report'; report: Report } | { is: 'failed'; says: string };
