// HTTP bodies about people: who I am, signing in, links, joining.
import { z } from 'zod';
import { Id } from '../room/ids.ts';
import { Role, Standing } from '../room/roles.ts';
import { Pace } from '../room/sight.ts';

export const PersonName = z
  .string()
  .transform((name) => name.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'Give a name.').max(60, 'Use at most 60 characters.'));

/** The secret of a link or session: 256 random bits in base64url. */
export const Token = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'is not the secret of a link');
export type Token = z.infer<typeof Token>;

export const Me = z.strictObject({
  id: Id,
  name: z.string(),
  /** May import datasets and make rooms. */ mayLead: z.boolean(),
});
export type Me = z.infer<typeof Me>;

/** Looking at a link does not use it up. */
export const LookAtLink = z.strictObject({ token: Token });
export const LinkView = z.discriminatedUnion('for', [
  z.strictObject({
    for: z.literal('sign-in'),
    /** Undefined when the person has not given one yet. */ name: z.string().optional(),
  }),
  z.strictObject({
    for: z.literal('invite'),
    room: z.strictObject({
      id: Id,
      title: z.string(),
      examples: z.int(),
      /** Decides what a guest is told of blindness before joining. */
      pace: Pace,
    }),
    role: Role,
    standing: Standing,
    /** The one who asks is a member already; joining again changes nothing. */
    member: z.boolean(),
  }),
]);
export type LinkView = z.infer<typeof LinkView>;

/** Uses up a sign-in link. The name is needed the first time. */
export const SignIn = z.strictObject({ token: Token, name: PersonName.optional() });
/** Uses an invite. The name is needed unless one is signed in already. */
export const Join = z.strictObject({ token: Token, name: PersonName.optional() });
export const Joined = z.strictObject({ me: Me, room: Id });
export type Joined = z.infer<typeof Joined>;
