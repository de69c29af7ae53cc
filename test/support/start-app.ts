// Starts the real server on a free port, and gives people to speak to it with.
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { Clock, Given } from '../../server/given.ts';
import { SESSION_COOKIE } from '../../server/people/session-of.ts';
import { newSession, writeSession } from '../../server/people/start-session.ts';
import type { Me } from '../../shared/protocol/people.ts';
import { aUser } from './factories.ts';
import { aGiven, type TestGiven } from './given.ts';

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed when it is JSON, else text. */
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of it
  body: any;
}

/** Somebody with a browser, or something like it. */
export class Visitor {
  readonly address: string;
  readonly user: Me | undefined;
  readonly #from: string;
  cookie: string | undefined;

  constructor(address: string, from: string, user?: Me, cookie?: string) {
    this.address = address;
    this.user = user;
    this.cookie = cookie;
    this.#from = from;
  }

  get id(): string {
    return this.user?.id ?? '';
  }

  /** What a Node client of sockets must send: `new WebSocket(url, { headers })`, `io(url, { extraHeaders })`. */
  get headers(): Record<string, string> {
    return { origin: this.address, ...(this.cookie === undefined ? {} : { cookie: this.cookie }) };
  }

  async ask(
    method: string,
    path: string,
    init: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const json: Record<string, string> = init.body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${this.address}${path}`, {
      method,
      redirect: 'manual',
      // Each visitor has an address of their own, or they would share the limits of one.
      headers: { ...this.headers, 'x-forwarded-for': this.#from, ...json, ...init.headers },
      ...(init.body === undefined
        ? {}
        : { body: typeof init.body === 'string' ? init.body : JSON.stringify(init.body) }),
    });
    const set = response.headers.getSetCookie().find((each) => each.startsWith(SESSION_COOKIE));
    if (set !== undefined) this.cookie = /=[^;]/.test(set) ? set.split(';', 1)[0] : undefined;
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== '' ? JSON.parse(text) : text,
    };
  }

  get = (path: string, headers?: Record<string, string>) => this.ask('GET', path, { headers });
  post = (path: string, body?: unknown, headers?: Record<string, string>) => this.ask('POST', path, { body, headers });
  delete = (path: string) => this.ask('DELETE', path);
}

export interface RunningApp<C extends Clock> extends AsyncDisposable {
  given: TestGiven<C>;
  /** `http://127.0.0.1:…` */
  address: string;
  /** Somebody who is not signed in. */
  visitor(): Visitor;
  /** Somebody signed in: a person of the database, or a new one. */
  signedIn(person?: Me | Partial<Me>): Promise<Visitor>;
  close(): Promise<void>;
}

export interface AppOptions {
  /** Settings as the environment would give them. */
  env?: Record<string, string>;
  /** Where a built client lies. */
  client?: string;
}

/** `await using app = await startApp({ clock: realClock })`. Without a clock, time stands still. */
export async function startApp(options?: AppOptions): Promise<RunningApp<TestGiven['clock']>>;
export async function startApp<C extends Clock>(options: AppOptions & { clock: C }): Promise<RunningApp<C>>;
export async function startApp({
  env,
  client = 'no client',
  clock,
}: AppOptions & { clock?: Clock } = {}): Promise<RunningApp<Clock>> {
  const given = clock === undefined ? await aGiven() : await aGiven({ clock });
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', ...env });
  const app = await createApp(given, config, client);
  const listening = await app.listen();
  const address = config.PUBLIC_URL === undefined ? listening : `http://127.0.0.1:${app.port}`;
  let visitors = 0;
  const from = () => `10.0.${visitors >> 8}.${visitors++ & 255}`;
  const close = async () => {
    await app.close();
    await given.close();
  };
  return {
    given,
    address,
    visitor: () => new Visitor(address, from()),
    async signedIn(person: Partial<Me> = {}) {
      const user = person.id === undefined ? await aUser(given, person) : (person as Me);
      return new Visitor(address, from(), user, await cookieFor(given, user.id, config.SESSION_DAYS));
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function cookieFor(given: Given, user: string, days: number): Promise<string> {
  const session = newSession(given, days);
  await given.database.write((tx) => writeSession(tx, given.database.tables, session, { user }));
  return `${SESSION_COOKIE}=${session.secret}`;
}
