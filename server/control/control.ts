// The control plane on socket.io: who is connected, what they ask, what they are told.
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Given } from '../given.ts';
import type { Attendance } from '../rooms/attendance.ts';
import type { Outgoing } from '../rooms/outcome.ts';
import { Allowance } from '../sync/allowance.ts';
import type { SyncPlane } from '../sync/plane.ts';
import type { Connection } from './connection.ts';
import { Hands } from './hands.ts';
import { Presence } from './presence.ts';
import { runCommand } from './run-command.ts';
import { presentFor } from './tell-presence.ts';

/** Commands are small; datasets go over HTTP and documents over the sync plane. */
const COMMAND_LIMIT_BYTES = 64 * 1024;
const COMMANDS_AT_ONCE = 60;
const COMMANDS_PER_SECOND = 20;
/** Movements of several people within this time are told as one. */
const PRESENCE_EVERY_MS = 100;

export interface ControlDoor {
  userOf(request: IncomingMessage): Promise<string | undefined>;
  originAllowed(request: IncomingMessage): boolean;
}

export interface Control {
  /** The examples that people in a room are reading. */
  placesIn(room: string): string[];
  announce(outgoing: readonly Outgoing[]): void;
  toEverybody(name: 'saving' | 'closing', body: object): void;
  /** Closes a person's connections. */
  hangUp(user: string): void;
  /** Closes a member's connections in one room, without saying more. */
  hangUpMember(member: string): void;
  close(): Promise<void>;
}

const roomChannel = (room: string) => `room:${room}`;
const memberChannel = (member: string) => `member:${member}`;
const userChannel = (user: string) => `user:${user}`;

export function attachControl(
  given: Given,
  http: HttpServer,
  { plane, door, attendance }: { plane: () => SyncPlane; door: ControlDoor; attendance: Attendance },
): Control {
  const presence = new Presence();
  const hands = new Hands();
  const io = new Server(http, {
    path: '/socket.io',
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: COMMAND_LIMIT_BYTES,
    perMessageDeflate: false,
    allowRequest: (request, decide) => {
      if (!door.originAllowed(request)) return decide('wrong-origin', false);
      door.userOf(request).then(
        (user) => {
          (request as { tablereadUser?: string }).tablereadUser = user;
          decide(user === undefined ? 'signed-out' : null, user !== undefined);
        },
        (error) => {
          given.log.error('a control connection failed', error);
          decide('fault', false);
        },
      );
    },
  });

  const announce = (outgoing: readonly Outgoing[]) => {
    for (const { to, name, body } of outgoing) io.to(channelOf(to)).emit(name, body);
    // An opening changes which places a member may be told of.
    for (const { name, body } of outgoing) if (name === 'opened' || name === 'revealed') tellPresenceSoon(body.room);
  };

  const soon = new Map<string, () => void>();
  function tellPresenceSoon(room: string): void {
    if (soon.has(room)) return;
    soon.set(
      room,
      given.clock.after(PRESENCE_EVERY_MS, () => {
        soon.delete(room);
        tellPresence(room).catch((error) => given.log.error('presence could not be told', error));
      }),
    );
  }
  async function tellPresence(room: string): Promise<void> {
    const viewers = new Set(presence.in(room, () => false).map((person) => person.member));
    for (const viewer of viewers) {
      const people = await presentFor(given, presence, room, viewer);
      io.to(memberChannel(viewer)).emit('present', { room, people });
    }
  }

  function setHand(room: string, member: string, up: boolean): void {
    if (hands.set(room, member, up)) tellHands(room, { room });
  }
  const tellHands = (room: string, to: Outgoing['to']) =>
    announce([{ to, name: 'hands', body: { room, members: [...hands.in(room)] } }]);

  function connectionOf(socket: Socket, user: string): Connection {
    async function leaveRoom(): Promise<void> {
      const here = presence.leave(socket.id);
      if (here === undefined) return;
      attendance.leave(here.room, here.member);
      await socket.leave(roomChannel(here.room));
      await socket.leave(memberChannel(here.member));
      if (!presence.isIn(here.room, here.member)) setHand(here.room, here.member, false);
      tellPresenceSoon(here.room);
    }
    return {
      user,
      get plane() {
        return plane();
      },
      async enterRoom(room, member) {
        await leaveRoom();
        await socket.join([roomChannel(room), memberChannel(member)]);
        presence.enter(socket.id, room, member);
        attendance.arrive(room, member);
        tellPresenceSoon(room);
        if (hands.in(room).length > 0) tellHands(room, { member });
        return presentFor(given, presence, room, member);
      },
      leaveRoom,
      beAt(room, example) {
        if (presence.of(socket.id)?.room !== room) return;
        presence.moveTo(socket.id, example);
        tellPresenceSoon(room);
      },
      raiseHand(room, up) {
        const here = presence.of(socket.id);
        if (here?.room === room) setHand(room, here.member, up);
      },
      lowerHand: (room, member) => setHand(room, member, false),
      announce,
    };
  }

  io.on('connection', (socket) => {
    const user = (socket.request as { tablereadUser?: string }).tablereadUser;
    if (user === undefined) return void socket.disconnect(true);
    void socket.join(userChannel(user));
    const connection = connectionOf(socket, user);
    const allowance = new Allowance(given.clock, COMMANDS_AT_ONCE, COMMANDS_PER_SECOND);
    // One after another: "I am at example 5" must not overtake "I enter the room".
    let turn: Promise<unknown> = Promise.resolve();
    socket.onAny((name: string, payload: unknown, acknowledge: unknown) => {
      const answer = typeof acknowledge === 'function' ? (acknowledge as (reply: unknown) => void) : () => undefined;
      if (!allowance.take(1)) return answer({ ok: false, failure: new Refusal('too-fast').failure });
      turn = turn.then(() => runCommand(given.log, connection, name, payload)).then(answer);
    });
    socket.on('disconnect', () => void connection.leaveRoom());
  });

  return {
    placesIn: (room) => presence.placesIn(room),
    announce,
    toEverybody: (name, body) => void io.emit(name, body),
    hangUp: (user) => io.in(userChannel(user)).disconnectSockets(true),
    hangUpMember: (member) => io.in(memberChannel(member)).disconnectSockets(true),
    close: () => io.close(),
  };
}

function channelOf(to: Outgoing['to']): string {
  if ('room' in to) return roomChannel(to.room);
  return 'member' in to ? memberChannel(to.member) : userChannel(to.user);
}
