// The people of a room: invites to it, and who is taken out of it.
import type { InviteMade, InviteView, MakeInvite } from '../../shared/protocol/rooms.ts';
import type { Id } from '../../shared/room/ids.ts';
import { ask, tell } from './ask.ts';

const schemas = () => import('../../shared/protocol/rooms.ts');

export const listInvites = (room: Id): Promise<InviteView[]> =>
  ask({ path: `/rooms/${room}/invites`, answer: async () => (await schemas()).InviteView.array() });

/** The answer holds the link, once: the server keeps only its hash. */
export const makeInvite = (room: Id, invite: MakeInvite): Promise<InviteMade> =>
  ask({
    method: 'POST',
    path: `/rooms/${room}/invites`,
    body: invite,
    answer: async () => (await schemas()).InviteMade,
  });

export const withdrawInvite = (room: Id, invite: Id): Promise<void> =>
  tell('DELETE', `/rooms/${room}/invites/${invite}`);

export const removeMember = (room: Id, member: Id): Promise<void> => tell('DELETE', `/rooms/${room}/members/${member}`);
