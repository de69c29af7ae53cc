// The words of a room's people and invites.
import type { Role, Standing } from '../../shared/room/roles.ts';
import { counted, fromNow, number } from './format.ts';

const roles: Record<Role, string> = { lead: 'Lead', trainer: 'Trainer', observer: 'Observer' };

export const peopleWords = {
  title: 'People',
  tab: (room: string) => `People of ${room}`,
  toRoom: 'Go to the room',
  roles,
  standings: { novice: 'Novice', trainer: 'Trainer', expert: 'Expert' } satisfies Record<Standing, string>,

  members: {
    title: 'Members',
    count: (members: number, judges: number) => `${counted(members, 'member')}, ${number(judges)} judging`,
    name: 'Name',
    role: 'Role',
    standing: 'Standing',
    judges: 'Judges',
    yes: 'yes',
    no: 'no',
    you: 'you',
    remove: 'Remove',
    removeWho: (name: string) => `Remove ${name}`,
  },
  remove: {
    title: (name: string) => `Remove ${name} from this room?`,
    says: 'They can no longer open the room, and links made before now do not let them in again. What they judged and wrote stays.',
    yes: 'Remove',
    no: 'Keep',
    done: (name: string) => `${name} is removed from the room.`,
  },

  invite: {
    title: 'Invite',
    why: 'Whoever opens the link joins with the role and standing you choose here.',
    role: 'Role',
    roleHint: {
      trainer: 'Reads, judges and discusses.',
      observer: 'Reads along and sees what is opened; does not judge.',
      lead: 'All that a trainer does; also reveals, invites and removes.',
    } satisfies Record<Role, string>,
    standing: 'Standing',
    standingHint: {
      novice: 'Is learning to judge.',
      trainer: 'Judges regularly.',
      expert: 'Their judgments can serve as reference.',
    } satisfies Record<Standing, string>,
    hours: 'Works for',
    lasts: [
      { hours: 24, label: '1 day' },
      { hours: 24 * 7, label: '7 days' },
      { hours: 24 * 30, label: '30 days' },
      { hours: 24 * 90, label: '90 days' },
    ],
    uses: 'For how many people',
    usesWrong: 'Give a number from 1 to 500.',
    act: 'Make a link',
  },
  made: {
    title: 'Here is the link',
    says: 'It is shown this once: only its fingerprint is kept. Copy it now and send it to those you invite.',
    label: 'Invite link',
    copy: 'Copy link',
    done: 'Done',
  },

  links: {
    title: 'Links',
    none: 'No link yet.',
    who: (role: Role, standing: Standing) =>
      role === 'observer' || standing === 'trainer' ? roles[role] : `${roles[role]} (${standing})`,
    used: (used: number, uses: number) => `${number(used)} of ${number(uses)} used`,
    expires: (at: number, now: number) => `expires ${fromNow(at, now)}`,
    states: { expired: 'expired', revoked: 'withdrawn', spent: 'used up' },
    withdraw: 'Withdraw',
    withdrawWhat: (role: string) => `Withdraw the link for ${role.toLowerCase()}s`,
    withdrawn: 'The link is withdrawn. Those who joined by it stay.',
  },
} as const;
