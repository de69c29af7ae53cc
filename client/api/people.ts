// Who I am: signing in and out, links, joining.
import type { Joined, LinkView, Me } from '../../shared/protocol/people.ts';
import { ask, tell } from './ask.ts';

const schemas = () => import('../../shared/protocol/people.ts');

export const whoAmI = (): Promise<Me> => ask({ path: '/me', answer: async () => (await schemas()).Me });

/** What a link is for. Looking does not use it up. */
export const lookAtLink = (token: string): Promise<LinkView> =>
  ask({ method: 'POST', path: '/links/look', body: { token }, answer: async () => (await schemas()).LinkView });

/** Uses up a sign-in link; the name is needed the first time. */
export const signIn = (token: string, name?: string): Promise<Me> =>
  ask({ method: 'POST', path: '/sign-in', body: { token, name }, answer: async () => (await schemas()).Me });

/** Uses an invite; the name is needed unless signed in already. */
export const join = (token: string, name?: string): Promise<Joined> =>
  ask({ method: 'POST', path: '/join', body: { token, name }, answer: async () => (await schemas()).Joined });

export const signOut = (): Promise<void> => tell('POST', '/sign-out');
