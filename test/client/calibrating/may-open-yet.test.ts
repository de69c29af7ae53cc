// Which examples are offered to be opened for the numbers: never one that is sealed.
import { expect, test } from 'vitest';
import { mayOpenYet } from '../../../client/calibrating/may-open-yet.ts';
import type { MemberView } from '../../../shared/protocol/rooms.ts';
import type { Pace } from '../../../shared/room/sight.ts';

const me = (role: MemberView['role']): MemberView => ({
  ...{ id: 'm', name: 'Ada', role, standing: 'trainer', judges: true, colour: 1 },
});
const room = (pace: Pace, role: MemberView['role'] = 'trainer') => ({ pace, me: me(role), examples: ['a', 'b', 'c'] });

test('[U220] together: those that were revealed and not opened yet', () => {
  expect(mayOpenYet(room('together'), new Set(['a', 'b']), ['a'])).toEqual(['b']);
  expect(mayOpenYet(room('together', 'lead'), new Set(), [])).toEqual([]);
});

test('[U220] solo: what one has not locked in stays sealed, but for observers', () => {
  expect(mayOpenYet(room('solo'), new Set(), [])).toEqual([]);
  expect(mayOpenYet(room('solo', 'observer'), new Set(), ['c'])).toEqual(['a', 'b']);
});

test('[U220] in a room without blindness, all', () => {
  expect(mayOpenYet(room('open'), new Set(), ['b'])).toEqual(['a', 'c']);
});
