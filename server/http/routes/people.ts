// Routes about people: who I am, links, signing in and out, joining.
import { z } from 'zod';
import { Join, Joined, LinkView, LookAtLink, Me, SignIn } from '../../../shared/protocol/people.ts';
import { joinRoom } from '../../people/join-room.ts';
import { lookAtLink } from '../../people/look-at-link.ts';
import { signIn } from '../../people/sign-in.ts';
import { signOut } from '../../people/start-session.ts';
import { fewTries } from '../limits.ts';
import type { Http, Parts } from '../parts.ts';
import { refusals } from '../problem.ts';
import { letIn, letOut, personOf } from '../who-asks.ts';

const tags = ['People'];
const open = { open: true as const, ...fewTries };

export function peopleRoutes(http: Http, { given, config, changes }: Parts): void {
  const days = config.SESSION_DAYS;

  http.get('/me', { schema: { tags, summary: 'Who I am', response: { 200: Me, ...refusals } } }, async (req) =>
    personOf(req),
  );

  http.post(
    '/links/look',
    {
      config: open,
      schema: {
        tags,
        summary: 'What a link is for',
        description: 'Uses nothing up. Links that are unknown, used up, expired or withdrawn all answer `link-used`.',
        body: LookAtLink,
        response: { 200: LinkView, ...refusals },
      },
    },
    async (req) => lookAtLink(given, { ...req.body, user: req.session?.user.id }),
  );

  http.post(
    '/sign-in',
    {
      config: open,
      schema: {
        tags,
        summary: 'Sign in by a link',
        description: 'Uses the link up and sets the session cookie. A session held before ends.',
        body: SignIn,
        response: { 200: Me, ...refusals },
      },
    },
    async (req, reply) => {
      const { me, session } = await signIn(given, changes, { ...req.body, days, replaces: req.session });
      letIn(req, reply, config, session);
      return me;
    },
  );

  http.post(
    '/join',
    {
      config: open,
      schema: {
        tags,
        summary: 'Join a room by an invite',
        description:
          'As oneself when signed in, else as a new person, who gets a session cookie. For a member nothing changes and nothing is used. One who was removed needs an invite made after that.',
        body: Join,
        response: { 200: Joined, ...refusals },
      },
    },
    async (req, reply) => {
      const { joined, session } = await joinRoom(given, changes, { ...req.body, user: req.session?.user.id, days });
      if (session !== undefined) letIn(req, reply, config, session);
      return joined;
    },
  );

  http.post(
    '/sign-out',
    { schema: { tags, summary: 'Sign out', response: { 204: z.undefined().describe('Signed out.'), ...refusals } } },
    async (req, reply) => {
      if (req.session !== undefined) await signOut(given, changes, req.session);
      letOut(req, reply, config);
      return reply.code(204).send();
    },
  );
}
