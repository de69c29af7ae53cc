// Signing in to a server from the command line, and keeping that for the next time.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { FailureCode, Refusal } from '../../shared/protocol/failures.ts';
import { LinkView, Token } from '../../shared/protocol/people.ts';
import { Misuse } from './misuse.ts';

export interface Server {
  /** `http://127.0.0.1:3000` */
  address: string;
  /** The session, as a Cookie header has it. */
  cookie: string;
}

/** Cookies by address. */
const Sessions = z.record(z.string(), z.string());

const fileOfSessions = (): string =>
  path.join(process.env.XDG_CONFIG_HOME || path.join(homedir(), '.config'), 'tableread', 'sessions.json');

/** @throws Misuse when it is no sign-in link; Refusal link-used */
export async function signInBy(link: string): Promise<Server> {
  const { origin, hash } = URL.canParse(link) ? new URL(link) : { origin: '', hash: '' };
  const token = Token.safeParse(hash.slice(1));
  if (!token.success)
    throw new Misuse('This is not a sign-in link. A server prints one at its start; it ends in # and 43 characters.');
  const ask = async (what: string, body: object) => {
    const headers = { origin, 'content-type': 'application/json' };
    const response = await fetch(`${origin}/api/${what}`, { method: 'POST', headers, body: JSON.stringify(body) });
    await refuseUnlessOk(response);
    return response;
  };
  const seen = LinkView.parse(await (await ask('links/look', { token: token.data })).json());
  if (seen.for !== 'sign-in') throw new Misuse('This link invites to a room. Use a sign-in link.');
  // Whoever has no name yet gets the one they have on this machine; it can be changed later.
  const name = seen.name === undefined ? { name: userInfo().username } : {};
  const response = await ask('sign-in', { token: token.data, ...name });
  const cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  await keep(origin, cookie);
  return { address: origin, cookie };
}

/** @throws Misuse when there was no sign-in there */
export async function sessionAt(address: string): Promise<Server> {
  const origin = URL.canParse(address) ? new URL(address).origin : address;
  const cookie = (await sessions())[origin];
  if (cookie === undefined)
    throw new Misuse(`You have not signed in at ${origin} from here. Use --link with a sign-in link first.`);
  return { address: origin, cookie };
}

/** @throws Refusal what the server said */
export async function refuseUnlessOk(response: Response): Promise<void> {
  if (response.ok) return;
  const problem = Problem.safeParse(await response.json().catch(() => undefined));
  if (problem.success) throw new Refusal(problem.data.code, problem.data.detail);
  throw new Refusal('fault', `The server answered ${response.status}.`);
}

/** Of application/problem+json, what a person needs. */
const Problem = z.object({ code: FailureCode, detail: z.string().optional() });

const sessions = async (): Promise<z.infer<typeof Sessions>> => {
  const text = await readFile(fileOfSessions(), 'utf8').catch(() => '{}');
  return Sessions.parse(JSON.parse(text));
};

/** Readable by its owner alone: who has it is signed in. */
async function keep(origin: string, cookie: string): Promise<void> {
  const file = fileOfSessions();
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify({ ...(await sessions()), [origin]: cookie }, null, 2), { mode: 0o600 });
}
