// The one rule of blindness, over every standpoint there is.
import { describe, expect, test } from 'vitest';
import { Role } from '../../../shared/room/roles.ts';
import { mayLay, Pace, reasonToOpen, type Standpoint, sightOf, stageOf } from '../../../shared/room/sight.ts';

const yesNo = [false, true];
const everyStandpoint: Standpoint[] = Role.options.flatMap((role) =>
  Pace.options.flatMap((pace) =>
    yesNo.flatMap((shown) =>
      yesNo.flatMap((revealed) =>
        yesNo.flatMap((lockedIn) =>
          [0, 1, 2].flatMap((othersLockedIn) =>
            [1, 2, 3].map((opensAfter) => ({ role, pace, shown, revealed, lockedIn, othersLockedIn, opensAfter })),
          ),
        ),
      ),
    ),
  ),
);

describe('sight', () => {
  test('[B1] is open exactly when an opening is on record, for every role, pace and state', () => {
    expect(everyStandpoint).toHaveLength(648);
    for (const from of everyStandpoint) expect(sightOf(from) === 'open', JSON.stringify(from)).toBe(from.shown);
  });

  test.each<[string, Partial<Standpoint>, string | undefined]>([
    ['together: a trainer', {}, undefined],
    ['together: a trainer who locked in', { lockedIn: true }, undefined],
    ['together: a lead who locked in', { role: 'lead', lockedIn: true }, undefined],
    ['together: an observer', { role: 'observer' }, undefined],
    ['together: after the reveal', { revealed: true }, 'reveal'],
    ['together: an observer after the reveal', { role: 'observer', revealed: true }, 'reveal'],
    ['solo: a trainer', { pace: 'solo' }, undefined],
    ['solo: a lead', { pace: 'solo', role: 'lead' }, undefined],
    ['solo: a trainer who locked in', { pace: 'solo', lockedIn: true }, 'lock-in'],
    ['solo: an observer', { pace: 'solo', role: 'observer' }, 'observer'],
    ['solo: after a reveal', { pace: 'solo', revealed: true }, 'reveal'],
    ['[B20] solo after two: a trainer who locked in first', { pace: 'solo', lockedIn: true, opensAfter: 2 }, undefined],
    [
      '[B20] solo after two: a trainer who locked in, as one other has',
      { pace: 'solo', lockedIn: true, othersLockedIn: 1, opensAfter: 2 },
      'lock-in',
    ],
    [
      '[B20] solo after two: a trainer who has not, though two others have',
      { pace: 'solo', othersLockedIn: 2, opensAfter: 2 },
      undefined,
    ],
    [
      '[B20] solo after three: the second of three',
      { pace: 'solo', lockedIn: true, othersLockedIn: 1, opensAfter: 3 },
      undefined,
    ],
    ['[B20] solo after two: an observer', { pace: 'solo', role: 'observer', opensAfter: 2 }, 'observer'],
    ['[B20] solo after two: after a reveal', { pace: 'solo', revealed: true, opensAfter: 2 }, 'reveal'],
    ['together, though two have locked in', { lockedIn: true, othersLockedIn: 2 }, undefined],
    ['open: a trainer', { pace: 'open' }, 'open-room'],
    ['open: an observer', { pace: 'open', role: 'observer' }, 'open-room'],
  ])('[B13] %s', (_, given, reason) => {
    const from: Standpoint = {
      role: 'trainer',
      pace: 'together',
      shown: false,
      revealed: false,
      lockedIn: false,
      othersLockedIn: 0,
      opensAfter: 1,
      ...given,
    };
    expect(reasonToOpen(from)).toBe(reason);
    expect(sightOf(from)).toBe(reason === undefined ? 'sealed' : 'may-open');
  });
});

describe('the stage of a judgment', () => {
  test.each([
    ['[B2] blind before any opening and any reveal', false, false, 'blind'],
    ['[B3] late after a reveal that its author was not shown', false, true, 'late'],
    ['[B4] open once its author was shown the table', true, false, 'open'],
    ['[B4] open once its author was shown the table, revealed too', true, true, 'open'],
  ] as const)('%s', (_, shown, revealed, stage) => {
    expect(stageOf({ pace: 'together', shown, revealed })).toBe(stage);
    expect(stageOf({ pace: 'solo', shown, revealed })).toBe(stage);
    expect(stageOf({ pace: 'open', shown, revealed }), 'a room without blindness').toBe('open');
  });
});

test('[B8] an author’s entries may be laid once revealed, locked in, shown, or in an open room, and not before', () => {
  for (const from of everyStandpoint) {
    expect(mayLay(from), JSON.stringify(from)).toBe(
      from.pace === 'open' || from.revealed || from.lockedIn || from.shown,
    );
  }
});

test('[B20] in solo nobody but an observer is shown a table before the reveal unless they and enough others have locked in', () => {
  for (const from of everyStandpoint.filter(({ pace, role }) => pace === 'solo' && role !== 'observer')) {
    const enough = from.lockedIn && 1 + from.othersLockedIn >= from.opensAfter;
    expect(sightOf(from) === 'sealed', JSON.stringify(from)).toBe(!(from.shown || from.revealed || enough));
  }
});
