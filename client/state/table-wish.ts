// Should an example's table be opened for me now? Being shown a table ends blindness, so nothing is opened that is not looked at.
import type { Pace, Sight } from '../../shared/room/sight.ts';

export interface TableStandpoint {
  sight: Sight;
  pace: Pace;
  /** Examples between this one and the one being read; 0 is the one being read. */
  distance: number;
  /** I judge in this room. */
  judges: boolean;
  lockedIn: boolean;
  /** Everything I did is on the server's disk. */
  saved: boolean;
  /** I was reading this example when it was revealed, or asked to be shown it. */
  asked: boolean;
}

/** open: open it now · offer: it may be opened, but I have not judged, so I am asked first · no: not now. */
export type TableWish = 'open' | 'offer' | 'no';

export function tableWish({ sight, pace, distance, judges, lockedIn, saved, asked }: TableStandpoint): TableWish {
  if (sight === 'sealed' || distance > 1) return 'no';
  if (sight === 'open' || pace === 'open') return 'open';
  if (distance > 0) return 'no';
  if (asked || !judges) return 'open';
  if (pace === 'solo' && lockedIn) return saved ? 'open' : 'no';
  return lockedIn ? 'open' : 'offer';
}
