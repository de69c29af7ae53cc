// A short run of `npm run prove -- frames`, and faults planted in the session and the document that it must find.
import { describe, expect, test } from 'vitest';
import { planting } from '../support/plant.ts';
import { proveDoor } from './door.ts';

const LONG_MS = 120_000;
const plant = planting();

const prove = async (frames: number, seed: number) => (await import('./frames.ts')).proveFrames({ frames, seed });

describe('six thousand hostile frames', { timeout: LONG_MS }, () => {
  test('[Y4] [Y3] [Y8] [Y17] crash nothing, leave nothing pending, and disturb no decent neighbour', async () => {
    const { faults, connectionsEnded, written } = await prove(6_000, 1);
    expect(faults).toEqual([]);
    expect(connectionsEnded).toBeGreaterThan(1_500);
    expect(written).toBeGreaterThan(15);
  });

  test('[Y4] [Y11] and garbage over two hundred real sockets leaves none of them open', async () => {
    const { goesOn, filesLeft, heapGrownMib } = await proveDoor({ connections: 200, seed: 1 });
    expect(goesOn).toBe(true);
    expect(filesLeft).toBeLessThanOrEqual(0);
    expect(heapGrownMib).toBeLessThan(50);
  });

  test('[Y3] a document that applies whatever comes, and keeps what has a gap before it, is found out', async () => {
    const Y = await import('yjs');
    plant('../../server/sync/live-document.ts', ({ LiveDocument }) => ({
      LiveDocument: class extends LiveDocument {
        take(update: Uint8Array, from: unknown) {
          try {
            Y.applyUpdate(this.doc, update, from);
            return 'taken';
          } catch {
            return 'malformed';
          }
        }
      },
    }));
    expect((await prove(3_000, 1)).faults.join()).toMatch(/pending|differs|shut out/);
  });

  test('[Y4] a session that lets what it cannot read go through is found out', async () => {
    const { readMessage } = await import('../../server/sync/messages.ts');
    plant('../../server/sync/session.ts', ({ Session }) => ({
      Session: class extends Session {
        receive(bytes: Uint8Array) {
          readMessage(bytes);
          super.receive(bytes);
        }
      },
    }));
    expect((await prove(500, 1)).faults.join()).toContain('the server threw');
  });
});
