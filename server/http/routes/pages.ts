// Routes about the pages of a room: beginning a draft, and who wrote what. What is written goes over the sync plane.
import { Authorship, DraftPath, DraftView, PageTextPath } from '../../../shared/protocol/pages.ts';
import { beginDraft } from '../../rooms/begin-draft.ts';
import { readAuthorship } from '../../rooms/read-authorship.ts';
import type { Http, Parts } from '../parts.ts';
import { refusals } from '../problem.ts';
import { userOf } from '../who-asks.ts';

const tags = ['Pages'];

export function pageRoutes(http: Http, { given, plane }: Parts): void {
  http.post(
    '/rooms/:room/examples/:example/drafts/:response',
    {
      schema: {
        tags,
        summary: 'Begin a draft of a response',
        description: 'Lays the original text in the page, once; nothing changes when it was begun before.',
        params: DraftPath,
        response: { 200: DraftView, ...refusals },
      },
    },
    async (req) => beginDraft(plane, { user: userOf(req), ...req.params }),
  );

  http.get(
    '/rooms/:room/examples/:example/pages/:text/authors',
    {
      schema: {
        tags,
        summary: 'Who wrote which words of a note or draft',
        description: 'The text in pieces, each with the member who wrote it; null wrote the original of a draft.',
        params: PageTextPath,
        response: { 200: Authorship, ...refusals },
      },
    },
    async (req) => readAuthorship(given, { user: userOf(req), ...req.params }),
  );
}
