// The picture of the server: every part made and joined here by hand.
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SYNC_PATH } from '../shared/room/documents.ts';
import type { Config } from './config.ts';
import { attachControl, type Control } from './control/control.ts';
import type { Given } from './given.ts';
import { createHttp } from './http/create-http.ts';
import { sameOrigin } from './http/same-origin.ts';
import type { Changes } from './people/changes.ts';
import { sessionOf } from './people/session-of.ts';
import { Attendance } from './rooms/attendance.ts';
import { type Attending, revealAwaited } from './rooms/follow-lock-ins.ts';
import { keepTimers } from './rooms/keep-timers.ts';
import { roomPolicy } from './rooms/sync-policy.ts';
import { tellMembers } from './rooms/tell-members.ts';
import { createSyncPlane, type SyncPlane } from './sync/plane.ts';
import { syncUpgrades } from './sync/upgrades.ts';

/** How long requests that are still running may take once the server closes; then their connections are cut. */
const CLOSE_PATIENCE_MS = 3_000;

export interface App {
  /** Starts to serve; answers with the address people open. @throws when the port is taken or not allowed */
  listen(): Promise<string>;
  /** The port it listens on. */
  readonly port: number;
  /** Tells clients, finishes every write, closes every connection. The database stays open. */
  close(): Promise<void>;
}

/** `clientFolder` is where the built client lies. */
export async function createApp(given: Given, config: Config, clientFolder: string): Promise<App> {
  const closing = new AbortController();
  const door = {
    userOf: async (request: IncomingMessage) => (await sessionOf(given, request.headers.cookie))?.user.id,
    originAllowed: (request: IncomingMessage) => sameOrigin(request, config),
  };

  const lookAgain = (room: string) =>
    void revealAwaited(plane, { room, examples: control.placesIn(room), attending }).catch((error) =>
      given.log.error('a reveal that was waited for failed', error),
    );
  const attendance: Attendance = new Attendance(given.clock, lookAgain);
  const attending: Attending = (room, madeAt) => attendance.in(room, madeAt);
  const timers = keepTimers(() => plane);
  // Sync decides nothing about rooms: it asks the policy. Control is attached last, and nothing speaks before it is.
  const plane: SyncPlane = createSyncPlane(given, {
    policy: roomPolicy(given, () => plane, attending),
    announce: (outgoing) => {
      timers.hear(outgoing);
      control.announce(outgoing);
      // A little later: what was remembered of the room is only forgotten once this has been told.
      for (const { name, body } of outgoing)
        if (name === 'configured') given.clock.after(0, () => lookAgain(body.room));
    },
    saving: (works) => control.toEverybody('saving', { works }),
  });
  const changes: Changes = {
    membersChanged: (room) => void tellMembers(given, (outgoing) => control.announce(outgoing), room),
    removed(member) {
      plane.hangUp({ member }, 'not-found');
      control.hangUpMember(member);
    },
    signedOut(user) {
      plane.hangUp({ user }, 'signed-out');
      control.hangUp(user);
    },
  };
  const announce: Control['announce'] = (outgoing) => control.announce(outgoing);
  const http = await createHttp({ given, config, plane, changes, announce, closing: closing.signal }, clientFolder);
  await http.ready();
  const control: Control = attachControl(given, http.server, { plane: () => plane, door, attendance });
  const upgrades = syncUpgrades(given, plane, door);
  await timers.start();

  http.server.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith(SYNC_PATH)) return upgrades.handle(request, socket, head);
    if (request.url?.startsWith('/socket.io/')) return;
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () => socket.destroy());
  });

  const port = () => (http.server.address() as AddressInfo).port;
  return {
    async listen() {
      await http.listen({ host: config.HOST, port: config.PORT });
      return config.PUBLIC_URL ?? localAddress(config.HOST, port());
    },
    get port() {
      return port();
    },
    async close() {
      closing.abort();
      timers.close();
      control.toEverybody('closing', {});
      const cut = setTimeout(() => http.server.closeAllConnections(), CLOSE_PATIENCE_MS);
      const stopped = http.close();
      await plane.close();
      await upgrades.close();
      await control.close();
      await stopped;
      clearTimeout(cut);
    },
  };
}

/** An address a browser on this machine can open: "every network" is none. */
function localAddress(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
