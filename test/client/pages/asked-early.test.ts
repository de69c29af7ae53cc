// The key of the note, pressed while the page is still on its way.
import { expect, test } from 'vitest';
import { PagesState } from '../../../client/pages/pages-state.svelte.ts';
import type { RoomSession } from '../../../client/state/room-session.svelte.ts';

const aSession = (shown: boolean) =>
  ({
    example: 'one',
    tables: { of: () => ({ shown }) },
    pages: { of: () => undefined },
  }) as unknown as RoomSession;

test('[U151] the note of an open example can be asked for before its page is connected, and is shown as soon as it is', () => {
  const pages = new PagesState(aSession(true));
  expect([pages.isOpen, pages.page]).toEqual([true, undefined]);
  pages.toggle();
  expect(pages.shown).toBe('note');
});

test('[U151] that of a sealed one cannot', () => {
  expect(new PagesState(aSession(false)).isOpen).toBe(false);
});
