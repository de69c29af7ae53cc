// The rubric of a room while it runs: its versions, what they left behind of my judgments, and the room's settings.
import type { PublishRubric, RubricVersionView, StaleOfOthers, StaleView } from '../../shared/protocol/rubrics.ts';
import type { Id } from '../../shared/room/ids.ts';
import type { RoomSettings } from '../../shared/room/settings.ts';
import { ask } from './ask.ts';

const schemas = () => import('../../shared/protocol/rubrics.ts');

/** The first version first. */
export const readRubricVersions = (room: Id): Promise<RubricVersionView[]> =>
  ask({ path: `/rooms/${room}/rubric-versions`, answer: async () => (await schemas()).RubricVersionView.array() });

export const publishRubric = (room: Id, body: PublishRubric): Promise<RubricVersionView> =>
  ask({
    method: 'POST',
    path: `/rooms/${room}/rubric-versions`,
    body,
    answer: async () => (await schemas()).RubricVersionView,
  });

export const readStale = (room: Id): Promise<StaleView> =>
  ask({ path: `/rooms/${room}/stale`, answer: async () => (await schemas()).StaleView });

/** For leads. */
export const readStaleOfOthers = (room: Id): Promise<StaleOfOthers> =>
  ask({ path: `/rooms/${room}/stale-of-others`, answer: async () => (await schemas()).StaleOfOthers });

export const changeSettings = (room: Id, base: RoomSettings, settings: RoomSettings): Promise<RoomSettings> =>
  ask({
    method: 'PUT',
    path: `/rooms/${room}/settings`,
    body: { base, settings },
    answer: async () => (await import('../../shared/room/settings.ts')).RoomSettings,
  });
