// One document's line to the server: when it is opened again, when never, and that nothing passes beside the server.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DocumentConnection } from '../../../client/connection/document-connection.ts';
import { markOf, type Saving } from '../../../client/connection/saved.ts';
import { failures } from '../../../shared/protocol/failures.ts';
import { seededRandom } from '../../support/seeded-random.ts';

/** A socket that does what the test says. */
class StillSocket {
  static readonly OPEN = 1;
  static made: StillSocket[] = [];
  readonly OPEN = 1;
  readyState = 0;
  onopen: (() => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onerror: (() => void) | null = null;
  constructor() {
    StillSocket.made.push(this);
  }
  opens(): void {
    this.readyState = 1;
    this.onopen?.();
  }
  ends(code: number, reason = ''): void {
    this.readyState = 3;
    this.onclose?.({ code, reason });
  }
  says(...bytes: number[]): void {
    this.onmessage?.({ data: new Uint8Array(bytes).buffer });
  }
  send(): void {}
  close(): void {}
}

const open: DocumentConnection[] = [];
const ROOM = 'r'.repeat(22);

async function connection(options: Partial<ConstructorParameters<typeof DocumentConnection>[0]> = {}) {
  const marks: Saving[] = [];
  const made = new DocumentConnection({
    origin: 'ws://tableread.test',
    address: { kind: 'desk', room: ROOM },
    onSaving: (saving) => marks.push(saving),
    ...options,
  });
  open.push(made);
  await vi.advanceTimersByTimeAsync(0);
  const mark = () => {
    const last = marks.at(-1);
    return last && markOf(last);
  };
  return { made, mark, socket: () => StillSocket.made.at(-1) as StillSocket };
}

beforeEach(() => {
  StillSocket.made = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  vi.stubGlobal('WebSocket', StillSocket);
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});
afterEach(() => {
  for (const each of open.splice(0)) each.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('after a lost line', () => {
  test.each([
    ['the first', 1, 500],
    ['the fourth', 4, 4_000],
    ['the tenth', 10, 8_000],
  ])(
    '[U15] %s pause of many is spread evenly over its whole length, so that a restart is no stampede',
    async (_, attempt, within) => {
      const random = seededRandom(39);
      vi.spyOn(Math, 'random').mockImplementation(() => random.below(2 ** 32) / 2 ** 32);
      const pauses: number[] = [];
      for (let client = 0; client < 200; client++) {
        const { made, socket } = await connection();
        for (let n = 1; n < attempt; n++) {
          socket().ends(1006);
          await vi.advanceTimersByTimeAsync(8_000);
        }
        const failed = StillSocket.made.length;
        const from = Date.now();
        socket().ends(1006);
        while (StillSocket.made.length === failed) await vi.advanceTimersToNextTimerAsync();
        pauses.push(Date.now() - from);
        made.close();
      }
      expect(Math.max(...pauses)).toBeLessThanOrEqual(within);
      for (let tenth = 0; tenth < 10; tenth++) {
        const here = pauses.filter((pause) => Math.min(9, Math.floor((pause * 10) / within)) === tenth);
        expect(here.length, `of 200 in tenth ${tenth}`).toBeLessThan(45);
      }
    },
  );

  test('the line is opened again after a server that could not save, and after one that restarted', async () => {
    for (const code of ['not-saved', 'closing', 'fault', 'too-slow'] as const) {
      const { socket } = await connection();
      const before = StillSocket.made.length;
      socket().opens();
      socket().ends(failures[code].close, code);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(StillSocket.made.length, code).toBeGreaterThan(before);
    }
  });
});

describe('a room that is gone, or that one was removed from', () => {
  test('[U15] is not asked for again once the server has closed the line, and the person is told why', async () => {
    const { mark, socket } = await connection();
    socket().opens();
    socket().says(0, 0, 1, 0);
    await Promise.resolve();
    socket().ends(4404, 'not-found');
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(StillSocket.made).toHaveLength(1);
    expect(mark()).toMatchObject({ is: 'stopped', failure: { code: 'not-found', says: failures['not-found'].says } });
  });

  test('[U15] is not asked for again once the server has said why it refuses the socket, and what was written stays here', async () => {
    const why = { code: 'not-found', says: failures['not-found'].says } as const;
    const { made, mark, socket } = await connection({ whyRefused: async () => why });
    made.doc.getMap('entries').set('c1', 'written offline');
    socket().ends(1006);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(StillSocket.made).toHaveLength(1);
    expect(mark()).toMatchObject({ is: 'stopped', failure: why, unsaved: true });
    expect(made.doc.getMap('entries').size).toBe(1);
  });

  test('a server that is only away is asked again, for as long as it takes', async () => {
    const { mark, socket } = await connection({ whyRefused: async () => undefined });
    for (let n = 0; n < 50; n++) {
      socket().ends(1006);
      await vi.advanceTimersByTimeAsync(8_000);
    }
    expect(StillSocket.made).toHaveLength(51);
    expect(mark()).toMatchObject({ is: 'offline' });
  });
});

describe('two tabs', () => {
  test('of one person write as two clients, whatever they have open', async () => {
    const tabs = [await connection(), await connection(), await connection()];
    expect(new Set(tabs.map(({ made }) => made.doc.clientID)).size).toBe(3);
  });

  test('tell each other nothing but through the server', async () => {
    const [one, two] = [await connection(), await connection()];
    for (const socket of StillSocket.made) socket.opens();
    one.made.doc.getMap('entries').set('c1', 'mine');
    vi.useRealTimers();
    // A message between tabs arrives in a later turn of the event loop; this one comes after any of them.
    const [mine, theirs] = [new BroadcastChannel('probe'), new BroadcastChannel('probe')];
    await new Promise((resolve) => {
      theirs.onmessage = resolve;
      mine.postMessage('now');
    });
    mine.close();
    theirs.close();
    expect(two.made.doc.getMap('entries').size).toBe(0);
  });
});
