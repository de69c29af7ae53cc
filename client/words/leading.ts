// The words of leading a room, and of seeing who is in it.
import type { Role } from '../../shared/room/roles.ts';
import { counted, listed, number } from './format.ts';

export const leadingWords = {
  lead: 'Lead',
  menu: 'Lead the room',
  reveal: 'Reveal',
  revealThis: (number: number) => `Reveal example ${number}`,
  revealAll: 'Reveal all examples',
  revealAllTitle: (left: number) => `Reveal all ${counted(left, 'sealed example')}?`,
  revealAllSays: (lockedIn: number, possible: number) =>
    `${number(lockedIn)} of ${number(possible)} judgments are locked in. The rest can still be given, but they will not count as blind.`,
  cannotUndo: 'Everyone in the room is shown everything that was put on these examples. This cannot be taken back.',
  peek: 'Peek at this example',
  peekTitle: (number: number) => `Look at example ${number} before the reveal?`,
  peekSays:
    'Your looking is recorded and told to everyone in the room. Your judgment of this example will count as open, not blind.',
  peekDo: 'Look at it',
  bring: 'Bring everyone here',
  cancel: 'Cancel',
  thisExample: (number: number) => `Example ${number}`,
  lockedIn: (count: number, judges: number) => `${count} of ${judges} locked in`,

  people: 'People',
  invite: 'Invite and manage people',
  here: (names: readonly string[]) => (names.length === 0 ? 'People' : `People; here now: ${listed(names)}`),
  you: 'you',
  roles: { lead: 'lead', trainer: 'trainer', observer: 'observer' } satisfies Record<Role, string>,
  readsOnly: 'does not judge',
  isHere: 'here',
  isAt: (number: number) => `at example ${number}`,
  isAway: 'not here',
  follow: (name: string) => `Follow ${name}`,
  followShort: 'Follow',
  stop: 'Stop',
} as const;
