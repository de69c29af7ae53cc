// Routes about who may come into a room and who has to leave it.
import { z } from 'zod';
import { InviteMade, InviteView, MakeInvite, RoomPath } from '../../../shared/protocol/rooms.ts';
import { Id } from '../../../shared/room/ids.ts';
import { listInvites } from '../../rooms/list-invites.ts';
import { makeInvite } from '../../rooms/make-invite.ts';
import { removeMember } from '../../rooms/remove-member.ts';
import { revokeInvite } from '../../rooms/revoke-invite.ts';
import type { Http, Parts } from '../parts.ts';
import { refusals } from '../problem.ts';
import { userOf } from '../who-asks.ts';

const tags = ['Invites and members'];
const InvitePath = RoomPath.extend({ invite: Id });
const MemberPath = RoomPath.extend({ member: Id });

export function inviteRoutes(http: Http, { given, config, changes }: Parts): void {
  http.get(
    '/rooms/:room/invites',
    {
      schema: {
        tags,
        summary: 'The invites of a room, newest first',
        description: 'For leads. Without their secrets, which are stored nowhere.',
        params: RoomPath,
        response: { 200: z.array(InviteView), ...refusals },
      },
    },
    async (req) => listInvites(given, { user: userOf(req), ...req.params }),
  );

  http.post(
    '/rooms/:room/invites',
    {
      schema: {
        tags,
        summary: 'Make an invite',
        description: 'For leads. The only answer that ever holds the link.',
        params: RoomPath,
        body: MakeInvite,
        response: { 201: InviteMade, ...refusals },
      },
    },
    async (req, reply) => {
      // The address the lead uses is one that works; nobody else is shown this answer.
      const base = config.PUBLIC_URL ?? `${req.protocol}://${req.host}`;
      const made = await makeInvite(given, { user: userOf(req), ...req.params, invite: req.body, base });
      return reply.code(201).send(made);
    },
  );

  http.delete(
    '/rooms/:room/invites/:invite',
    {
      schema: {
        tags,
        summary: 'Withdraw an invite',
        description: 'For leads. Those who joined by it stay.',
        params: InvitePath,
        response: { 204: z.undefined().describe('Withdrawn.'), ...refusals },
      },
    },
    async (req, reply) => {
      await revokeInvite(given, { user: userOf(req), ...req.params });
      return reply.code(204).send();
    },
  );

  http.delete(
    '/rooms/:room/members/:member',
    {
      schema: {
        tags,
        summary: 'Remove a member',
        description:
          'For leads. What they put on examples stays on record. Invites made before do not let them in again; withdraw those too if they could come back under another name.',
        params: MemberPath,
        response: { 204: z.undefined().describe('Removed.'), ...refusals },
      },
    },
    async (req, reply) => {
      await removeMember(given, changes, { user: userOf(req), ...req.params });
      return reply.code(204).send();
    },
  );
}
