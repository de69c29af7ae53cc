// Where the person is: the address as state, links that do not reload, and the focus moved to the new page's heading.
import { type Match, matchRoute, type RouteName } from './routes.ts';

export interface Place {
  /** Undefined when the address leads nowhere. */
  readonly match: Match | undefined;
  readonly query: URLSearchParams;
  /** The secret of a sign-in or invite link. It was in the fragment and is taken out of the address at once. */
  readonly secret: string | undefined;
}

/** Addresses of places within a screen that stays. */
const SAME_SCREEN: Partial<Record<RouteName, RouteName>> = { example: 'room', 'numbers-part': 'numbers' };

/** Which screen an address shows, so that the next example of a room is no new screen. */
export function screenOf({ match, secret }: Place): string {
  if (!match) return 'nothing';
  const { room, dataset } = { room: '', dataset: '', ...match.params };
  return [SAME_SCREEN[match.name] ?? match.name, room, dataset, secret ?? ''].join(' ');
}

class Router {
  current = $state.raw<Place>(readPlace());
  #headingAwaited = false;

  /** Goes to an address of this client. A new screen takes the focus and begins at its top. */
  go(to: string, { replace = false } = {}): void {
    history[replace ? 'replaceState' : 'pushState'](history.state, '', to);
    this.read(true);
  }

  /** Takes the address as it now is. */
  read(toTop: boolean): void {
    const before = screenOf(this.current);
    this.current = readPlace();
    if (screenOf(this.current) === before) return;
    this.#headingAwaited = true;
    if (toTop) scrollTo(0, 0);
  }

  /** True once after each change of screen: for the heading that appears next, which takes the focus. */
  takeFocus(): boolean {
    const awaited = this.#headingAwaited;
    this.#headingAwaited = false;
    return awaited;
  }
}

function readPlace(): Place {
  const { pathname, search, hash } = location;
  const match = matchRoute(pathname);
  const carriesSecret = (match?.name === 'sign-in' || match?.name === 'join') && hash.length > 1;
  // Out of the address bar, the history and any picture of the screen.
  if (carriesSecret) history.replaceState(history.state, '', pathname + search);
  return { match, query: new URLSearchParams(search), secret: carriesSecret ? hash.slice(1) : undefined };
}

export const router = new Router();

/** Follows links and the browser's buttons; the answer stops it. */
export function followLinks(): () => void {
  const stop = new AbortController();
  addEventListener('popstate', () => router.read(false), { signal: stop.signal });
  document.addEventListener('click', followLink, { signal: stop.signal });
  return () => stop.abort();
}

function followLink(click: MouseEvent): void {
  if (click.defaultPrevented || click.button !== 0) return;
  if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
  const link = click.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  if (link.hash && link.pathname === location.pathname) return;
  if (!matchRoute(link.pathname)) return;
  click.preventDefault();
  if (link.href !== location.href) router.go(link.href);
}
