// Changes how a room judges and reads. Its pace and its window stay what they are.

import { memberById } from '../../db/queries/room-facts.ts';
import { configuredIn, setSettings } from '../../db/queries/rubrics.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { ChangeSettings } from '../../shared/protocol/rubrics.ts';
import { RoomSettings } from '../../shared/room/settings.ts';
import { auditOf } from '../people/audit.ts';
import type { Decider } from './decisions.ts';
import { enter, type InRoom } from './enter.ts';
import { forgetFacts } from './room-facts.ts';

/** @throws Refusal changed when they are no longer what `base` says */
export async function changeSettings(
  plane: Decider,
  { user, room, base, settings }: InRoom & ChangeSettings,
): Promise<RoomSettings> {
  const { member } = await enter(plane, { user, room }, 'configure');
  const audit = auditOf(plane);
  const changed = await plane.decide(room, [], async (tx, t) => {
    // Removed while this waited for its turn.
    if ((await memberById(tx, t, member.id)) === undefined) throw new Refusal('not-found');
    const present = await configuredIn(tx, t, room);
    if (present === undefined) throw new Refusal('not-found');
    const before = RoomSettings.parse(present.settings ?? {});
    const names = Object.keys(settings) as (keyof RoomSettings)[];
    const differ = (other: RoomSettings) =>
      names.filter((name) => JSON.stringify(other[name]) !== JSON.stringify(before[name]));
    if (differ(base).length > 0) throw new Refusal('changed');
    const settingsChanged = differ(settings);
    if (settingsChanged.length === 0) return { value: settings, lays: [], announcements: [] };
    await setSettings(tx, t, room, settings);
    await audit(tx, { action: 'change-settings', user, room, detail: { settings: settingsChanged } });
    const body = { room, rubricVersion: present.rubricVersion, settings };
    return { value: settings, lays: [], announcements: [{ to: { room }, name: 'configured', body }] };
  });
  forgetFacts(plane, room);
  return changed;
}
