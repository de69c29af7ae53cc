// Remembers the words that stand at the top, so that a reload begins with them.
import type { Id } from '../../shared/room/ids.ts';
import { rememberPlace } from '../state/keep-place.ts';
import type { PlaceState } from '../state/place-state.svelte.ts';
import type { ReadingState } from './reading-state.svelte.ts';

/** Looking for the words takes a little layout: not on every frame of a scroll. */
const REST_MS = 300;

/** Returns how to stop. */
export function rememberSpot(room: Id, member: Id, place: PlaceState, reading: ReadingState): () => void {
  const stop = new AbortController();
  let resting: ReturnType<typeof setTimeout> | undefined;
  const remember = () => {
    clearTimeout(resting);
    // Words still waited for are where one is, though they are not on the page yet.
    rememberPlace(room, member, { index: place.index, spot: reading.wanted ?? reading.spotNow() });
  };
  const later = () => {
    clearTimeout(resting);
    resting = setTimeout(remember, REST_MS);
  };
  addEventListener('scroll', later, { signal: stop.signal, passive: true });
  addEventListener('pagehide', remember, { signal: stop.signal });
  // The browser would bring back a height of the page, before its texts are there.
  const restoration = history.scrollRestoration;
  history.scrollRestoration = 'manual';
  return () => {
    remember();
    stop.abort();
    history.scrollRestoration = restoration;
  };
}
