// The examples behind a mark, shown where it stands: which one is asked for is in the address, so that it can be linked to and gone back from.
import { router } from '../router/router.svelte.ts';

/** The key of what is asked for. */
export const behindNow = (): string | null => router.current.query.get('behind');

/** The address that shows the examples behind this mark; of the one that is shown already, the address without them. */
export function behindHref(key: string): string {
  const { query } = router.current;
  const asked = new URLSearchParams(query);
  if (query.get('behind') === key) asked.delete('behind');
  else asked.set('behind', key);
  return asked.size > 0 ? `${location.pathname}?${asked}` : location.pathname;
}
