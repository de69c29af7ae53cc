// Pages over HTTP: beginning a draft, and who wrote which words.
import type { Authorship, DraftView } from '../../shared/protocol/pages.ts';
import type { PageTextName } from '../../shared/room/documents.ts';
import type { Id } from '../../shared/room/ids.ts';
import { ask } from './ask.ts';

const schemas = () => import('../../shared/protocol/pages.ts');

/** The server lays the original in it; nothing changes when the draft was begun before. */
export const beginDraft = (room: Id, example: Id, response: number): Promise<DraftView> =>
  ask({
    method: 'POST',
    path: `/rooms/${room}/examples/${example}/drafts/${response}`,
    answer: async () => (await schemas()).DraftView,
  });

export const readAuthorship = (room: Id, example: Id, text: PageTextName): Promise<Authorship> =>
  ask({
    path: `/rooms/${room}/examples/${example}/pages/${text}/authors`,
    answer: async () => (await schemas()).Authorship,
  });
