// The one rule of blindness, over every standpoint there is.
import { describe, expect, test } from 'vitest';
import { Role } from '../../../shared/room/roles.ts';
import { mayLay, Pace, reasonToOpen, type Standpoint, sightOf, stageOf } from '../../../shared/room/sight.ts';

const yesNo = [false, true];
const everyStandpoint: Standpoint[] = Role.options.flatMap((role) =>
  Pace.options.flatMap((pace) =>
    yesNo.flatMap((shown) =>
      yesNo.flatMap((revealed) => yesNo.map((lockedIn) => ({ role, pace, shown, revealed, lockedIn }))),
    ),
  ),
);

describe('sight', () => {
  test('[B1] is open exactly when an opening is on record, for every role, pace and state', () => {
    expect(everyStandpoint).toHaveLength(72);
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
    ['open: a trainer', { pace: 'open' }, 'open-room'],
    ['open: an observer', { pace: 'open', role: 'observer' }, 'open-room'],
  ])('[B13] %s', (_, given, reason) => {
    const from: Standpoint = {
      role: 'trainer',
      pace: 'together',
      shown: false,
      revealed: false,
      lockedIn: false,
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
