// Which examples of the window are still to be judged, and which to be judged again.
import type { Id } from '../../shared/room/ids.ts';
import type { RoomSession } from '../state/room-session.svelte.ts';

export interface Unfinished {
  /** From 0. */
  index: number;
  why: 'unjudged' | 'in part' | 'stale';
}

/** Of one example; undefined when nothing is left to do. An open example that was never locked in is the reader's choice, no debt. */
function whyUnfinished(session: RoomSession, index: number): Unfinished['why'] | undefined {
  const { desk, now, openness, view } = session;
  const example = view.examples[index] as Id;
  if (now.stale.of(example).length > 0) return 'stale';
  if (desk.isLockedIn(example)) return undefined;
  const answered = session.questionsAt(index).some((question) => desk.answer(example, question) !== undefined);
  if (openness.isOpen(example)) return undefined;
  return answered ? 'in part' : 'unjudged';
}

export function unfinishedIn(session: RoomSession): Unfinished[] {
  return session.view.examples.flatMap((_, index) => {
    const why = whyUnfinished(session, index);
    return why === undefined ? [] : [{ index, why }];
  });
}

/** To the next one after the example being read, from the beginning again after the last. */
export function goToUnfinished(session: RoomSession): void {
  const { index } = session.place;
  const left = unfinishedIn(session).filter((one) => one.index !== index);
  const next = left.find((one) => one.index > index) ?? left[0];
  if (next !== undefined) session.go(next.index);
}
