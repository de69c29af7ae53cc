// What the keys of a room do now: nothing is bound that the person may not do here.
import type { AnnotatingState } from '../annotating/annotating-state.svelte.ts';
import { selectNextSentence } from '../annotating/select-sentence.ts';
import type { PanelState } from '../judging/panel-state.svelte.ts';
import type { Doers } from '../keys/bindings.ts';
import type { KeysState } from '../keys/keys-state.svelte.ts';
import type { LeadingState } from '../leading/leading-state.svelte.ts';
import type { RoomSession } from '../state/room-session.svelte.ts';

export function doersOf(
  session: RoomSession,
  panel: PanelState,
  annotating: AnnotatingState,
  leading: LeadingState,
  keys: KeysState,
): Doers {
  const doers: Doers = {
    next: () => session.go(session.place.index + 1),
    previous: () => session.go(session.place.index - 1),
    goTo: (number) => session.go(number - 1),
    follow: leading.followNext,
    help: () => {
      keys.sheetOpen = true;
    },
  };
  if (panel.phase !== 'none') {
    doers.choose = panel.chooseByDigit;
    doers.nextQuestion = () => panel.move(1);
    doers.previousQuestion = () => panel.move(-1);
    doers.lockIn = panel.lockIn;
    doers.unlock = panel.unlock;
  }
  if (annotating.may) {
    doers.select = () => selectNextSentence(annotating);
    doers.highlight = () => void annotating.highlight();
    doers.comment = annotating.comment;
  }
  if (leading.mayReveal) doers.reveal = () => void leading.reveal();
  return doers;
}
