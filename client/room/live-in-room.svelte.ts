// What goes on in a room while it is shown: each effect joins two parts of its state.
import { untrack } from 'svelte';
import type { AnnotatingState } from '../annotating/annotating-state.svelte.ts';
import { readTable } from '../api/tables.ts';
import { tellDisagreement } from '../calibrating/tell-disagreement.svelte.ts';
import { keepShell } from '../offline/keep-shell.ts';
import { router } from '../router/router.svelte.ts';
import { hrefTo } from '../router/routes.ts';
import { afterFrame } from '../state/after-frame.ts';
import { hearAnnouncements } from '../state/hear-announcements.ts';
import { rememberPlace } from '../state/keep-place.ts';
import { keepReadingTime } from '../state/keep-reading-time.svelte.ts';
import type { RoomSession } from '../state/room-session.svelte.ts';
import { roomWords } from '../words/room.ts';
import type { ReadingState } from './reading-state.svelte.ts';
import { rememberSpot } from './remember-spot.ts';

/** How often the address follows one's place at most: browsers allow only so many changes of it. */
const ADDRESS_EVERY_MS = 200;
/** Others are told where one is when one stays, not of everything passed by. */
const TELL_PLACE_AFTER_MS = 150;

/** Call it while a component is made; `asked` is the number in the address. */
export function liveInRoom(
  session: RoomSession,
  annotating: AnnotatingState,
  reading: ReadingState,
  asked: () => number | undefined,
): void {
  const { control, place, view, shelf, presence, comments, tables, pages, notices } = session;
  const room = view.id;
  $effect(() => untrack(() => hearAnnouncements(session)));
  $effect(() => untrack(() => keepReadingTime(session)));
  tellDisagreement(session);
  // Lines are opened when the text one moved to is on the screen.
  $effect(() => {
    const wished = session.wishedTables();
    return afterFrame(() => tables.keep(wished));
  });
  $effect(() => {
    const shown = tables.of(session.example)?.shown ?? false;
    const wished = new Set(shown ? [session.example] : []);
    return afterFrame(() => pages.keep(wished));
  });
  $effect(() => pages.settle());
  $effect(() => {
    const { openness } = session;
    const revealed = view.examples.filter((example) => openness.isRevealed(example));
    session.keeper.keepOpen({ opened: [...openness.opened], revealed });
  });
  $effect(() => {
    const number = asked();
    if (number !== undefined) untrack(() => number !== place.number && place.go(number - 1));
  });
  let addressMayChangeAt = 0;
  $effect(() => {
    const { index, number } = place;
    rememberPlace(room, view.me.id, { index, spot: untrack(() => reading.wanted) });
    const follow = () => {
      addressMayChangeAt = performance.now() + ADDRESS_EVERY_MS;
      router.go(hrefTo('example', { room, n: String(number) }), { replace: true });
    };
    const wait = addressMayChangeAt - performance.now();
    if (wait <= 0) return afterFrame(follow);
    const timer = setTimeout(follow, wait);
    return () => clearTimeout(timer);
  });
  $effect(() => untrack(() => rememberSpot(room, view.me.id, place, reading)));
  $effect(() => {
    const { example } = session;
    const tell = () => control.ask('be-at', { room, example }).catch(() => {});
    const timer = setTimeout(() => control.connected && void tell(), TELL_PLACE_AFTER_MS);
    return () => clearTimeout(timer);
  });
  $effect(() => {
    const { followed } = presence;
    const at = followed && presence.placeOf(followed.id);
    const index = at === undefined ? undefined : session.indexOf(at);
    if (index !== undefined) untrack(() => place.go(index));
  });
  $effect.pre(() => {
    if (session.example) untrack(() => session.arrive());
  });
  $effect(() => {
    const table = tables.of(session.example);
    if (!table?.shown) return;
    comments.learn(table.example, table.laid.values());
    untrack(() => comments.annotations.learn(table.example, table.laid));
    untrack(() => document.visibilityState === 'visible' && comments.see(table.example));
  });
  $effect(() => {
    if (session.keeper.isFull && !session.copyFails) untrack(() => notices.show(roomWords.keepFails));
  });
  $effect(() => {
    if (session.copyFails) untrack(() => notices.show(roomWords.copyFails));
  });
  let heard = { example: '', others: 0 };
  $effect(() => {
    const { example } = session;
    const others = annotating.on.notes.filter(
      ({ author, entry }) => author !== view.me.id && entry.kind === 'comment',
    ).length;
    if (heard.example === example && others > heard.others) notices.say(roomWords.newComments(others - heard.others));
    heard = { example, others };
  });
  $effect(() => place.onLeaving(() => annotating.leave()));
  $effect(() => untrack(() => void fetchEverything(session)));
  $effect(() => () => shelf.close());
}

/** The examples first; then what lies on the tables that are open to me, for the marks of the strip. */
async function fetchEverything({ shelf, openness, comments, view }: RoomSession): Promise<void> {
  await shelf.fill();
  void keepShell();
  for (const example of [...openness.opened]) {
    try {
      const { laid } = await readTable(view.id, example);
      comments.learn(example, Object.values(laid));
      comments.annotations.learn(example, Object.entries(laid));
    } catch {
      return; // Offline: the strip then shows the marks of the tables that one visits.
    }
  }
}
