// The rubric of a room while it runs: what its versions left behind of my judgments.
import type { StaleView } from '../../shared/protocol/rubrics.ts';
import type { Id } from '../../shared/room/ids.ts';
import { ask } from './ask.ts';

const schemas = () => import('../../shared/protocol/rubrics.ts');

export const readStale = (room: Id): Promise<StaleView> =>
  ask({ path: `/rooms/${room}/stale`, answer: async () => (await schemas()).StaleView });
