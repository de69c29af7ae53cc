// The examples that may be opened to me and were not, as far as the page knows; the server decides.
import type { RoomView } from '../../shared/protocol/rooms.ts';
import { reasonToOpen } from '../../shared/room/sight.ts';

export function mayOpenYet(
  { pace, me, examples }: Pick<RoomView, 'pace' | 'me' | 'examples'>,
  revealed: ReadonlySet<string>,
  opened: readonly string[],
): string[] {
  const shown = new Set(opened);
  return examples.filter(
    (example) =>
      !shown.has(example) &&
      // Whoever locked in was shown it then.
      reasonToOpen({
        ...{ role: me.role, pace, revealed: revealed.has(example) },
        ...{ shown: false, lockedIn: false, othersLockedIn: 0, opensAfter: 1 },
      }) !== undefined,
  );
}
