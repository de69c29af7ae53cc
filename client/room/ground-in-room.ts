// The example being read in a room, as the judging panel stands on it.
import type { AnnotatingState } from '../annotating/annotating-state.svelte.ts';
import type { Ground } from '../judging/ground.ts';
import { readOrder } from '../state/order-at.ts';
import type { RoomSession } from '../state/room-session.svelte.ts';
import type { ReadingState } from './reading-state.svelte.ts';

export function groundInRoom(session: RoomSession, annotating: AnnotatingState, reading: ReadingState): Ground {
  const responses = () => session.shelf.at(session.place.index)?.content.responses.length ?? 0;
  return {
    get example() {
      return session.example;
    },
    get me() {
      return session.me.id;
    },
    get desk() {
      return session.desk;
    },
    get rubric() {
      return session.view.rubric;
    },
    get settings() {
      return session.view.settings;
    },
    get questions() {
      return session.questionsAt(session.place.index);
    },
    get responses() {
      return responses();
    },
    get order() {
      return readOrder(session);
    },
    get beside() {
      // One response alone stands beside the panel as it is.
      const { mode, settings, comparing } = reading;
      return mode === 'focus' && settings.questions === 'text' && responses() > 1 && comparing.showsAll(responses());
    },
    get mayJudge() {
      return session.may('judge');
    },
    get isOpen() {
      return session.openness.isOpen(session.example);
    },
    get laid() {
      const table = session.tables.of(session.example);
      return table?.shown ? table.laid : undefined;
    },
    get stale() {
      return session.now.stale.of(session.example);
    },
    get selected() {
      return annotating.selected;
    },
    letGo: () => {
      document.getSelection()?.removeAllRanges();
      annotating.selected = undefined;
    },
    judgedAgain: (question) => session.now.stale.judgedAgain(session.example, question),
    setLockedIn: (locked) => session.lockIns.set(session.example, locked),
    text: (read, write) => session.text(read, write),
    flush: session.flush,
  };
}
