// What the keys of a room do now: nothing is bound that the person may not do here.
import type { AnnotatingState } from '../annotating/annotating-state.svelte.ts';
import { selectNextSentence } from '../annotating/select-sentence.ts';
import { theme } from '../design/theme.svelte.ts';
import { discussRationale } from '../judging/discuss-rationale.ts';
import type { PanelState } from '../judging/panel-state.svelte.ts';
import { goToUnfinished } from '../judging/unfinished.ts';
import type { Doers } from '../keys/bindings.ts';
import type { KeysState } from '../keys/keys-state.svelte.ts';
import type { LeadingState } from '../leading/leading-state.svelte.ts';
import type { PagesState } from '../pages/pages-state.svelte.ts';
import type { RoomSession } from '../state/room-session.svelte.ts';
import type { ReadingState } from './reading-state.svelte.ts';

const isDark = (): boolean =>
  theme.choice === 'dark' || (theme.choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);

export function doersOf(
  session: RoomSession,
  panel: PanelState,
  annotating: AnnotatingState,
  leading: LeadingState,
  keys: KeysState,
  reading: ReadingState,
  pages: PagesState,
): Doers {
  const doers: Doers = {
    next: () => session.go(session.place.index + 1),
    previous: () => session.go(session.place.index - 1),
    goTo: (number) => session.go(number - 1),
    find: () => reading.find.show(),
    mode: reading.switchMode,
    notes: () => {
      annotating.listOpen = true;
    },
    follow: leading.followNext,
    hand: () => void leading.toggleHand(),
    theme: () => {
      theme.choice = isDark() ? 'light' : 'dark';
    },
    palette: () => {
      keys.paletteOpen = true;
    },
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
    doers.undo = panel.undo;
    doers.why = panel.why;
    doers.decline = () => panel.decline();
    doers.nextUnfinished = () => goToUnfinished(session);
  }
  const { disagreement, place, view } = session;
  if (disagreement.isKnown) {
    const toNext = (by: 1 | -1) => {
      const index = disagreement.next(view.examples, place.index, by);
      if (index !== undefined) session.go(index);
    };
    doers.previousDisagreement = () => toNext(-1);
    doers.nextDisagreement = () => toNext(1);
  }
  if (annotating.may) {
    doers.select = () => selectNextSentence(annotating);
    doers.highlight = () => void annotating.highlight();
    doers.comment = annotating.comment;
    if (session.tables.of(session.example)?.shown) doers.discuss = () => discussRationale(annotating);
    doers.tag = annotating.tag;
    doers.instinct = annotating.instinct;
  }
  if (pages.isOpen) doers.page = pages.toggle;
  if (leading.mayBring) doers.bring = () => void leading.bring();
  const { selected } = annotating;
  if (leading.mayBring && pages.page !== undefined && selected !== undefined)
    doers.spotlight = () => void leading.spotlight({ part: selected.part, ...selected.span });
  const asks = (asking: 'reveal-all' | 'reveal-some' | 'peek') => () => {
    leading.asking = asking;
  };
  if (leading.mayRevealAll) {
    doers.revealAll = asks('reveal-all');
    doers.revealSome = asks('reveal-some');
  }
  if (leading.mayPeek) doers.peek = asks('peek');
  if (leading.mayReveal) doers.reveal = () => void leading.reveal();
  return doers;
}
