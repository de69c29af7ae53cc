// The words of leading a room, and of seeing who is in it.
import type { Role } from '../../shared/room/roles.ts';
import { counted, listed, number } from './format.ts';

export const leadingWords = {
  rubric: 'Rubric and settings',
  lead: 'Lead',
  menu: 'Lead the room',
  reveal: 'Reveal',
  revealThis: (number: number) => `Reveal example ${number}`,
  revealAll: 'Reveal all examples',
  revealAllTitle: (left: number) => `Reveal all ${counted(left, 'sealed example')}?`,
  revealAllSays: (lockedIn: number, possible: number) =>
    `${number(lockedIn)} of ${number(possible)} judgments are locked in. The rest can still be given, but they will not count as blind.`,
  revealSome: 'Reveal several, or by timer',
  revealSomeMenu: 'Reveal several, or by timer…',
  numbers: 'Which examples?',
  numbersHint: 'Numbers and ranges, or choose below; Shift chooses a range.',
  completeOnes: (count: number) => `Locked in by everyone (${count})`,
  allSealed: (count: number) => `All that are sealed (${count})`,
  cell: (n: number, lockedIn: number, judges: number, revealed: boolean) =>
    revealed ? `Example ${n}, revealed` : `Example ${n}, ${lockedIn} of ${judges} locked in`,
  when: 'When?',
  now: 'Now',
  inMinutes: (count: number) => `In ${counted(count, 'minute')}`,
  timerSays: 'Everyone sees the time run down. You can stop it, or start another in its place.',
  revealCount: (count: number) => `Reveal ${counted(count, 'example')}`,
  startTimer: (count: number) => `Start the timer for ${counted(count, 'example')}`,
  stopTimer: 'Stop',
  timerReveals: (numbers: readonly number[]) =>
    numbers.length === 1
      ? `Example ${numbers[0]} is revealed when the time is over`
      : `${counted(numbers.length, 'example')} are revealed when the time is over`,
  clock: (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
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
  here: (names: readonly string[], hands: readonly string[]) =>
    [
      names.length === 0 ? 'People' : `People; here now: ${listed(names)}`,
      ...(hands.length === 0 ? [] : [`hands up: ${listed(hands)}`]),
    ].join('; '),
  raise: 'Raise your hand',
  handIsUp: (place: number, of: number) => (of === 1 ? 'hand up' : `hand up, ${place} of ${of}`),
  lowerMine: 'Take your hand down',
  lower: (name: string) => `Take ${name}’s hand down`,
  lowerShort: 'Take down',
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
