// The real process: what a start makes and prints, what a faulty one says, how it ends.
import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as within } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { afterAll, afterEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A start takes seconds on a machine that has other things to do. */
const LONG_MS = 60_000;

const folder = temporaryFolder('running');
const main = path.resolve('server/main.ts');
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => folder.remove());

interface Start {
  child: ChildProcessWithoutNullStreams;
  said: () => string;
  complained: () => string;
  /** Exit code and how long it took from now, in ms. */
  ended: Promise<number | null>;
}

/** `database` names a file; the same name later is the same database. */
function start(database: string, env: Record<string, string> = {}): Start {
  const child = spawn(process.execPath, [main], {
    cwd: folder.path,
    env: {
      PATH: process.env.PATH ?? '',
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      PORT: '0',
      DATABASE_URL: `file:${path.join(folder.path, database)}.db`,
      ...env,
    },
  });
  children.push(child);
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, said: () => out, complained: () => err, ended };
}

/** Waits for the link; answers with the address and the link's secret. */
async function started(it: Start): Promise<{ address: string; token: string }> {
  while (!/sign-in#\S+\s/.test(it.said())) {
    if (it.child.exitCode !== null || it.child.signalCode !== null)
      throw new Error(`the server ended before it printed a link: ${it.complained()}`);
    await Promise.race([once(it.child.stdout, 'data'), it.ended]);
  }
  const [, address = '', token = ''] = /(http:\/\/[^\s/]+)\/sign-in#([\w-]{43})\s/.exec(it.said()) ?? [];
  return { address, token };
}

async function signIn(address: string, token: string, name?: string) {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ token, name });
  const response = await fetch(`${address}/api/sign-in`, { method: 'POST', headers, body });
  return { status: response.status, cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}
const get = async (address: string, cookie: string) => (await fetch(address, { headers: { cookie } })).json();

test('[R20] faulty settings are all named, and the process ends with 78', async () => {
  const it = start('never', { PORT: 'x', SESSION_DAYS: '0', DATABASE_URL: 'mysql://root:hunter2@h/d' });
  expect(await it.ended).toBe(78);
  expect(it.complained()).toMatch(/PORT must be .*\n.*DATABASE_URL must be .*\n.*SESSION_DAYS must be /);
  expect(it.complained()).not.toContain('hunter2');
  expect(it.said()).toBe('');
});

test(
  '[R21] [R22] the first start makes a lead, a dataset and a room; a later one prints a fresh link for the same lead',
  async () => {
    const first = start('twice');
    const { address, token } = await started(first);
    expect(first.complained()).toBe('');
    expect(first.said()).toContain(`Tableread is at ${address}\n`);
    const { status, cookie } = await signIn(address, token, 'Lea');
    expect(status).toBe(200);
    const [rooms, datasets] = [await get(`${address}/api/rooms`, cookie), await get(`${address}/api/datasets`, cookie)];
    expect(rooms).toMatchObject([{ pace: 'together', role: 'lead', members: 1 }]);
    expect(datasets).toHaveLength(1);
    expect(rooms[0].examples).toBe(Math.min(100, datasets[0].rows));
    expect(rooms[0].examples).toBeGreaterThan(0);
    const room = await get(`${address}/api/rooms/${rooms[0].id}`, cookie);
    expect(room).toMatchObject({ rubric: { title: 'Helpfulness' }, me: { judges: true, name: 'Lea' } });
    first.child.kill('SIGTERM');
    await first.ended;

    const second = start('twice');
    const again = await started(second);
    expect(again.token).not.toBe(token);
    second.child.kill('SIGTERM');
    await second.ended;

    const third = start('twice');
    const last = await started(third);
    expect((await signIn(last.address, again.token)).status).toBe(410);
    const { cookie: later } = await signIn(last.address, last.token);
    expect(await get(`${last.address}/api/me`, later)).toMatchObject({ name: 'Lea', mayLead: true });
    // A session outlives a restart, and the sample was made once.
    expect(await get(`${last.address}/api/rooms`, cookie)).toEqual(rooms);
  },
  2 * LONG_MS,
);

test.each(['SIGTERM', 'SIGINT'] as const)(
  '[R23] on %s clients are told, sockets close with 1001, and the process ends with 0',
  async (signal) => {
    const it = start('ends');
    const { address, token } = await started(it);
    const { cookie } = await signIn(address, token, 'Lea');
    const [{ id }] = await get(`${address}/api/rooms`, cookie);
    const headers = { cookie, origin: address };
    const socket = io(address, { extraHeaders: headers, transports: ['websocket'], reconnection: false });
    const told = new Promise((resolve) => void socket.once('closing', resolve));
    await once(socket as never, 'connect');
    const desk = new WebSocket(`${address.replace('http', 'ws')}/sync/v1/desk/${id}`, { headers });
    await once(desk, 'open');
    const closed = once(desk, 'close');

    it.child.kill(signal);
    const end = await Promise.race([it.ended, within(5_000, 'too late', { ref: false })]);
    expect(end).toBe(0);
    await told;
    expect((await closed)[0]).toBe(1001);
    expect(it.complained()).toBe('');
  },
  LONG_MS,
);

test(
  '[R23] a client that does not listen holds up the end no longer than five seconds',
  async () => {
    const it = start('ends');
    const { address, token } = await started(it);
    const { cookie } = await signIn(address, token, 'Lea');
    // An upload that goes on and on.
    const upload = fetch(`${address}/api/datasets?file=rows.jsonl&import=${'A'.repeat(22)}`, {
      method: 'POST',
      headers: { cookie },
      body: new ReadableStream({
        async pull(controller) {
          await within(20);
          controller.enqueue(new TextEncoder().encode('{"text":"row"}\n'));
        },
      }),
      duplex: 'half',
    } as RequestInit).catch((error: Error) => error);
    await within(200);
    it.child.kill('SIGTERM');
    expect(await Promise.race([it.ended, within(5_000, 'too late', { ref: false })])).toBe(0);
    await upload;
  },
  LONG_MS,
);

test(
  '[R24] a port that is in use is named, with what to do',
  async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const it = start('port', { PORT: `${port}` });
    expect(await it.ended).toBe(1);
    expect(it.complained()).toBe(
      `Port ${port} is in use by another program, perhaps another Tableread. Stop that one, or choose another port: PORT=${port + 1} npm start\n`,
    );
    taken.close();
  },
  LONG_MS,
);

test(
  '[R24] a database that cannot be opened is said so, without a stack',
  async () => {
    const it = start('none', { DATABASE_URL: `file:${folder.path}` });
    expect(await it.ended).toBe(1);
    expect(it.complained()).toMatch(/^The database could not be opened, so Tableread did not start\. .+\n$/);
  },
  LONG_MS,
);
