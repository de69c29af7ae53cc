// The words of the two ways in: a sign-in link and an invite.
import type { Role, Standing } from '../../shared/room/roles.ts';
import type { Pace } from '../../shared/room/sight.ts';
import { counted } from './format.ts';

const blind =
  'You judge blind: until an example is opened, nobody sees your judgment and you see nobody else’s. Then all of them are laid side by side and talked over, and your first one is kept as it was.';

/** What one will do in a room, by role and pace, in two sentences. */
function youWill(role: Role, pace: Pace): string {
  if (role === 'observer')
    return 'You read along and see each example’s judgments once it is opened. You do not judge or comment yourself.';
  if (pace === 'open')
    return 'You read and judge together, and everyone sees all judgments and comments from the start. Nothing is blind in this room.';
  return role === 'lead' ? `You lead the room and decide when examples are opened. ${blind}` : blind;
}

export const comingInWords = {
  name: 'Your name',
  nameHint: 'Others in your rooms see it beside what you write.',
  nameMissing: 'Give a name, so that the others know who you are.',
  looking: 'Looking at the link …',
  noLink: {
    title: 'The link is not complete',
    lead: 'Its last part, after the # sign, is missing; it is taken out of the address as soon as the page opens. Open the link again from where you found it.',
  },
  badLink: {
    title: 'This link does not work',
    used: 'It has been used up, has expired or was withdrawn. Links work a limited number of times, for a limited time.',
    usedSignIn: 'If you started this Tableread, start it again: it prints a new sign-in link each time.',
    usedInvite: 'Ask the lead of the room for a new one.',
    cut: 'It seems to be cut short or mistyped. Copy the whole link and open it again.',
  },
  alreadyIn: (name: string) => `You are signed in on this browser as ${name}.`,
  toRooms: 'Go to your rooms',

  signIn: {
    tab: 'Sign in',
    first: 'Welcome to Tableread',
    firstLead: 'You are the first one here. You can bring in datasets, make rooms and invite others.',
    again: (name: string) => `Welcome back, ${name}`,
    againLead: 'This link signs you in on this browser, once.',
    act: 'Sign in',
  },

  join: {
    tab: (title: string) => `Join ${title}`,
    invited: 'You are invited to read together in',
    facts: (examples: number, role: Role, standing: Standing) =>
      [counted(examples, 'example'), roleWords[role] + (role === 'observer' ? '' : standingWords[standing])].join(
        ' · ',
      ),
    youWill,
    as: (name: string) => `You join as ${name}.`,
    member: 'You are in this room already.',
    act: 'Join the room',
    enter: 'Go to the room',
  },
} as const;

const roleWords: Record<Role, string> = { lead: 'as lead', trainer: 'as trainer', observer: 'as observer' };
const standingWords: Record<Standing, string> = { novice: ', novice', trainer: '', expert: ', expert' };
