// People who write into one document: at a steady rate, or as fast as their edits come back.
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

export const PEOPLE = 30;

/** An update of less than 16 KB as a message. */
export function updateMessage(update: Uint8Array): Buffer {
  const length = update.length < 128 ? [update.length] : [(update.length & 127) | 128, update.length >> 7];
  return Buffer.from([0, 2, ...length, ...update]);
}

/** Messages of one person's edits, each one entry of a map, as long as a short comment. */
export function editsOf(person: number, count: number): Buffer[] {
  const doc = new Y.Doc();
  const edits: Buffer[] = [];
  doc.on('update', (update: Uint8Array) => edits.push(updateMessage(update)));
  for (let n = 0; n < count; n++) {
    const text = `Comment ${n} of person ${person}: `.padEnd(180, 'abcdefghij ');
    doc.getMap('entries').set(`c${person}-${n}`, { kind: 'comment', subject: { on: 'example' }, text });
  }
  return edits;
}

/** Sockets that have said hello and been answered. */
export const join = (url: string): Promise<WebSocket[]> =>
  Promise.all(Array.from({ length: PEOPLE }, () => joinOne(url)));

export async function joinOne(url: string, headers: Record<string, string> = {}): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false, headers });
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  const answered = new Promise<void>((resolve) => {
    const hear = (data: Buffer) => {
      if (data[1] !== 1) return;
      socket.off('message', hear);
      resolve();
    };
    socket.on('message', hear);
  });
  socket.send(Buffer.from([0, 0, 1, 0]));
  await answered;
  return socket;
}

/** Everyone makes `rate` edits a second; milliseconds from sending to each other person's receipt, sorted. */
export async function steady(sockets: readonly WebSocket[], rate: number, seconds: number): Promise<number[]> {
  const latencies: number[] = [];
  const sentAt = new Map<string, number>();
  for (const socket of sockets) {
    socket.on('message', (data: Buffer) => {
      const at = sentAt.get(data.toString('latin1'));
      if (at !== undefined) latencies.push(performance.now() - at);
    });
  }
  const sending = sockets.map(async (socket, person) => {
    const began = performance.now() + (person * 1_000) / rate / sockets.length;
    for (const [n, edit] of editsOf(person, rate * seconds).entries()) {
      await wait(Math.max(0, began + (n * 1_000) / rate - performance.now()));
      sentAt.set(edit.toString('latin1'), performance.now());
      socket.send(edit);
    }
  });
  await Promise.all(sending);
  await wait(500);
  for (const socket of sockets) socket.removeAllListeners('message');
  return latencies.toSorted((a, b) => a - b);
}

/** Each person keeps `ahead` edits under way until all are made; the seconds it took until everybody had everything. */
export async function saturated(sockets: readonly WebSocket[], editsEach: number, ahead: number): Promise<number> {
  const others = (sockets.length - 1) * editsEach;
  const began = performance.now();
  await Promise.all(
    sockets.map(async (socket, person) => {
      const edits = editsOf(1_000 + person, editsEach);
      let sent = 0;
      let heard = 0;
      await new Promise<void>((resolve) => {
        const more = () => {
          // What the others have sent to me stands for what of mine has gone through.
          while (sent < edits.length && sent < ahead + heard / (sockets.length - 1))
            socket.send(edits[sent++] as Buffer);
          if (heard >= others) resolve();
        };
        socket.on('message', () => {
          heard++;
          more();
        });
        more();
      });
      socket.removeAllListeners('message');
    }),
  );
  return (performance.now() - began) / 1_000;
}

const AUTHORS = 20;
const ENTRIES_EACH = 125;
const WATCHED_MS = 1_500;
const SMALL_BYTES = 1_000;

/** Everything that twenty people wrote, in one message of some 800 KB and 10,000 structs. */
function everything(): Buffer {
  const all = new Y.Doc();
  for (let author = 0; author < AUTHORS; author++) {
    const doc = new Y.Doc();
    const text = doc.getText('note');
    for (let n = 0; n < ENTRIES_EACH; n++) {
      doc.getMap('entries').set(`c${author}-${n}`, { text: `Comment ${n} of ${author}: `.padEnd(300, 'abcdefghij ') });
      for (let part = 0; part < 3; part++) text.insert(Math.floor(text.length / 2), `word ${part} `);
    }
    Y.applyUpdate(all, Y.encodeStateAsUpdate(doc));
  }
  const update = Y.encodeStateAsUpdate(all);
  const { length } = update;
  const size = [(length & 127) | 128, ((length >> 7) & 127) | 128, length >> 14];
  return Buffer.concat([Buffer.from([0, 2, ...size]), update]);
}

/** Two people write to each other on a document while somebody sends all of another one; the longest that an edit took, in ms. */
export async function upload(url: string): Promise<number> {
  const [ann, tom, sender] = await Promise.all([
    joinOne(`${url}-pair`),
    joinOne(`${url}-pair`),
    joinOne(`${url}-large`),
  ]);
  const [edits, message] = [editsOf(5_000, 2_000).values(), everything()];
  const until = performance.now() + WATCHED_MS;
  let sentAt = performance.now();
  let longest = 0;
  const done = new Promise<void>((resolve) => {
    const next = () => {
      const edit = edits.next().value;
      if (edit === undefined || performance.now() > until) return resolve();
      sentAt = performance.now();
      ann.send(edit);
    };
    tom.on('message', ({ length }: Buffer) => {
      // The relay knows no documents.
      if (length > SMALL_BYTES) return;
      longest = Math.max(longest, performance.now() - sentAt);
      setTimeout(next, 1);
    });
    next();
  });
  sender.send(message);
  await done;
  for (const socket of [ann, tom, sender]) socket.terminate();
  return longest;
}
