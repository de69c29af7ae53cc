// What each command does: one line each, calling a use case.
import type { Answer, CommandName, Payload } from '../../shared/protocol/commands.ts';
import { enter, enterAt } from '../rooms/enter.ts';
import { peek } from '../rooms/open-example.ts';
import { openedExamples } from '../rooms/opened-examples.ts';
import { readProgress } from '../rooms/progress.ts';
import { readTimer } from '../rooms/read-timer.ts';
import { revealExamples } from '../rooms/reveal-examples.ts';
import { spotlight } from '../rooms/spotlight.ts';
import { startTimer, stopTimer } from '../rooms/start-timer.ts';
import type { Connection } from './connection.ts';

type Handlers = { [C in CommandName]: (connection: Connection, payload: Payload<C>) => Promise<Answer<C>> };

export const handlers: Handlers = {
  async 'enter-room'(connection, { room }) {
    const { plane, user } = connection;
    const { member } = await enter(plane, { user, room }, 'read');
    const [progress, opened] = [await readProgress(plane, { user, room }), await openedExamples(plane, { user, room })];
    const present = await connection.enterRoom(room, member.id);
    // Who was removed just before this would hear the room; who is removed from now on is disconnected.
    const { facts } = await enter(plane, { user, room }, 'read').catch(async (refusal) => {
      await connection.leaveRoom();
      throw refusal;
    });
    const configured = { rubricVersion: facts.rubricVersion, settings: facts.settings };
    return { progress, opened, present, timer: await readTimer(plane, { user, room }), configured };
  },
  async 'leave-room'(connection) {
    await connection.leaveRoom();
    return {};
  },
  async 'be-at'(connection, { room, example }) {
    if (example !== null) await enterAt(connection.plane, { user: connection.user, room, example }, 'read');
    connection.beAt(room, example ?? undefined);
    return {};
  },
  async 'raise-hand'(connection, { room, up }) {
    await enter(connection.plane, { user: connection.user, room }, 'read');
    connection.raiseHand(room, up);
    return {};
  },
  async 'lower-hand'(connection, { room, member }) {
    await enter(connection.plane, { user: connection.user, room }, 'bring');
    connection.lowerHand(room, member);
    return {};
  },
  async reveal({ plane, user }, { room, examples }) {
    return { revealed: await revealExamples(plane, { user, room, examples }) };
  },
  async 'start-timer'({ plane, user }, { room, examples, seconds }) {
    return { timer: await startTimer(plane, { user, room, examples, seconds }) };
  },
  async 'stop-timer'({ plane, user }, { room }) {
    await stopTimer(plane, { user, room });
    return {};
  },
  async peek({ plane, user }, { room, example }) {
    await peek(plane, { user, room, example });
    return {};
  },
  async bring(connection, { room, example }) {
    const { member } = await enterAt(connection.plane, { user: connection.user, room, example }, 'bring');
    connection.announce([{ to: { room }, name: 'brought', body: { room, example, by: member.id } }]);
    return {};
  },
  async spotlight(connection, { room, example, passage }) {
    connection.announce(await spotlight(connection.plane, { user: connection.user, room, example, passage }));
    return {};
  },
};
