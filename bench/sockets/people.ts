// People who open several documents: each on a socket of its own, or all on channels of one.
import { WebSocket } from 'ws';
import { joinOne } from '../sync/load.ts';
import { MESSAGE, OPEN } from './channels.ts';

export interface OpenDocument {
  send(message: Buffer): void;
  hear(listener: (message: Buffer) => void): void;
}

export interface Person {
  /** Resolves once synced. */
  open(name: string): Promise<OpenDocument>;
  leave(): void;
}

const HELLO = Buffer.from([0, 0, 1, 0]);
const isAnswer = (message: Buffer) => message[0] === 0 && message[1] === 1;

export async function withSocketsADocument(address: string): Promise<Person> {
  const sockets: WebSocket[] = [];
  return {
    async open(name) {
      const socket = await joinOne(`${address.replace('http', 'ws')}/sync/v1/${name}`);
      sockets.push(socket);
      return {
        send: (message) => socket.send(message),
        hear: (listener) => void socket.on('message', (data: Buffer) => listener(data)),
      };
    },
    leave: () => {
      for (const socket of sockets) socket.terminate();
    },
  };
}

export async function withOneSocket(address: string): Promise<Person> {
  const socket = new WebSocket(address.replace('http', 'ws'), { perMessageDeflate: false });
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  const channels: ((message: Buffer) => void)[] = [];
  socket.on('message', (data: Buffer) => data[1] === MESSAGE && channels[data[0] as number]?.(data.subarray(2)));
  return {
    async open(name) {
      const channel = channels.length;
      const say = (kind: number, bytes: Buffer) => socket.send(Buffer.concat([Buffer.from([channel, kind]), bytes]));
      const answered = new Promise<void>((resolve) => {
        channels[channel] = (message) => isAnswer(message) && resolve();
      });
      say(OPEN, Buffer.from(name));
      say(MESSAGE, HELLO);
      await answered;
      return {
        send: (message) => say(MESSAGE, message),
        hear: (listener) => {
          channels[channel] = listener;
        },
      };
    },
    leave: () => socket.terminate(),
  };
}
