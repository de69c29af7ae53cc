// People who highlight over real sockets, as many and as often as asked.
import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { describeSelection } from '../../shared/room/anchor-text.ts';
import { newId } from '../../shared/room/ids.ts';
import type { Room } from '../entries/room.ts';
import { joinOne, updateMessage } from '../sync/load.ts';

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const LENGTH = 40;

/** One edit each, over words spread through the text. */
function highlightsOf(example: string, source: string, count: number, shift: number): Buffer[] {
  const doc = new Y.Doc();
  const messages: Buffer[] = [];
  doc.on('update', (update: Uint8Array) => messages.push(updateMessage(update)));
  for (let n = 0; n < count; n++) {
    const start = Math.floor(((n + shift) / count) * (source.length - LENGTH - 1));
    const anchor = { part: { in: 'responses', index: 0 }, ...describeSelection(source, start, start + LENGTH) };
    doc.getMap('entries').set(newId(random), { kind: 'highlight', example, anchor });
  }
  return messages;
}

interface Made {
  /** Who of the room's members, from 0. */
  people: readonly number[];
  source: string;
  each: number;
  perSecond: number;
}

/** When each was sent, ms since 1970. */
export async function highlight(
  address: string,
  room: Room,
  { people, source, each, perSecond }: Made,
): Promise<number[]> {
  const sentAt: number[] = [];
  await Promise.all(
    people.map(async (person, nth) => {
      const headers = { cookie: room.cookies[person] ?? '', origin: address };
      const desk = await joinOne(`${address.replace('http', 'ws')}/sync/v1/desk/${room.id}`, headers);
      for (const message of highlightsOf(room.example, source, each, nth / people.length)) {
        sentAt.push(performance.timeOrigin + performance.now());
        desk.send(message);
        await wait(1_000 / perSecond);
      }
      await wait(500);
      desk.terminate();
    }),
  );
  return sentAt;
}
