// Faults planted in the server, one at a time: each must be found by the simulation within a few seeds.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Pace } from '../../shared/room/sight.ts';
import { type Original, planting } from '../support/plant.ts';
import { type Ground, openGround } from './ground.ts';

const SEEDS = 60;
const LONG_MS = 60_000;

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());
const plant = planting();

/** The first rule that any of the seeds breaks. */
async function found(pace?: Pace, seeds = SEEDS, from = 1): Promise<string> {
  const { simulate } = await import('./simulate-seed.ts');
  for (let seed = from; seed < from + seeds; seed++) {
    const { broken } = await simulate(ground, { seed, ...(pace && { pace }) });
    if (broken !== undefined) return broken;
  }
  return 'nothing was found';
}

/** The same, in worlds where people often go and come back in another role. */
async function foundAmongReturns(): Promise<string> {
  const { simulate } = await import('./simulate-seed.ts');
  const { steps } = await import('./steps.ts');
  const { removeOrTakeBack } = await import('./coming-back.ts');
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { broken } = await simulate(ground, { seed, steps: [...steps, [30, removeOrTakeBack]] });
    if (broken !== undefined) return broken;
  }
  return 'nothing was found';
}

describe('a planted fault is found', { timeout: LONG_MS }, () => {
  test('[Y1] an update is shown to others before its commit', async () => {
    const { updateFrame } = await import('../../server/sync/messages.ts');
    plant('../../server/sync/live-document.ts', ({ LiveDocument }) => ({
      LiveDocument: class extends LiveDocument {
        take(update: Uint8Array, from: unknown, limit: number) {
          const taken = super.take(update, from, limit);
          for (const session of this.sessions)
            if (session !== from && taken === 'taken') session.send([updateFrame(update)]);
          return taken;
        }
      },
    }));
    expect(await found()).toContain('[Y1]');
  });

  test('[Y1] sync replies and state vectors do not wait for the commit', async () => {
    plant('../../server/sync/tick.ts', ({ Tick }) => ({
      Tick: class extends Tick {
        afterCommit(release: () => void) {
          release();
        }
      },
    }));
    expect(await found()).toMatch(/\[Y1\]|\[Y6\]/);
  });

  test('[Y6] saved is said before it is on the disk itself', async () => {
    plant('../../server/sync/session.ts', ({ Session }) => ({
      Session: class extends Session {
        constructor(parts: object) {
          super({ ...parts, onDisk: async () => undefined });
        }
      },
    }));
    expect(await found()).toContain('[Y6]');
  });

  test('[Y6] [Y3] what has a gap before it counts as taken', async () => {
    plant('../../server/sync/live-document.ts', ({ LiveDocument }) => ({
      LiveDocument: class extends LiveDocument {
        take(update: Uint8Array, from: unknown, limit: number) {
          const taken = super.take(update, from, limit);
          return taken === 'gap' ? 'taken' : taken;
        }
      },
    }));
    expect(await found()).toMatch(/\[Y6\]|\[Y8\]/);
  });

  test('[Y13] now and then a write leaves out what it was to append', async () => {
    let writes = 0;
    plant('../../db/queries/documents.ts', ({ appendUpdates }) => ({
      appendUpdates: async (...given: unknown[]) => (++writes % 7 === 0 ? undefined : appendUpdates(...given)),
    }));
    expect(await found()).toMatch(/\[Y1\]|\[Y6\]|\[Y13\]|\[Y8\]|\[B8\]/);
  });

  test('[Y13] a document is read without the last that was appended to it', async () => {
    plant('../../db/queries/documents.ts', ({ loadDocument }) => ({
      loadDocument: async (...given: unknown[]) => {
        const stored = await loadDocument(...given);
        return { ...stored, updates: stored.updates.slice(0, -1) };
      },
    }));
    expect(await found()).toMatch(/\[Y13\]|\[Y8\]/);
  });

  test('[Y14] a snapshot says that it holds one row more than it does', async () => {
    plant('../../db/queries/documents.ts', ({ saveSnapshot }) => ({
      saveSnapshot: (tx: unknown, t: unknown, snapshot: { number: number }) =>
        saveSnapshot(tx, t, { ...snapshot, number: snapshot.number + 1 }),
    }));
    expect(await found()).toMatch(/\[Y13\]|\[Y8\]|\[Y14\]/);
  });

  test('[Y39] a part of the edits that wait is forgotten', async () => {
    let parts = 0;
    plant('../../server/sync/edit-queue.ts', ({ EditQueue }) => ({
      EditQueue: class extends EditQueue {
        takePart() {
          const part = super.takePart();
          return part.length > 0 && ++parts % 20 === 0 ? part.slice(1) : part;
        }
      },
    }));
    expect(await found()).toMatch(/\[Y1\]|\[Y6\]|\[Y8\]|\[Y10\]|\[Y13\]|\[B8\]/);
  });

  test('[Y7] after a failed write its documents go on in memory', async () => {
    plant('../../server/sync/directory.ts', ({ Directory }) => ({
      Directory: class extends Directory {
        drop() {}
      },
    }));
    expect(await found()).toMatch(/\[Y1\]|\[Y6\]|\[Y8\]|\[B8\]/);
  });

  test('[Y9] documents never leave memory', async () => {
    plant('../../server/sync/directory.ts', ({ Directory }) => ({
      Directory: class extends Directory {
        async hold(name: string) {
          return { ...(await super.hold(name)), release: () => undefined };
        }
      },
    }));
    expect(await found()).toContain('[Y9]');
  });

  test('[Y18] who is removed is not hung up on', async () => {
    plant('../../server/sync/plane.ts', ({ createSyncPlane }) => ({
      createSyncPlane: (...given: unknown[]) => Object.assign(createSyncPlane(...given), { hangUp: () => undefined }),
    }));
    expect(await found()).toMatch(/\[Y18\]|\[Y11\]/);
  });

  test('[B8] everything may be laid on tables', async () => {
    plant('../../shared/room/sight.ts', () => ({ mayLay: () => true }));
    expect(await found('solo')).toContain('[B8]');
  });

  test('[B8] what was laid stays when its author takes the lock-in back', async () => {
    plant('../../server/rooms/lay-entries.ts', ({ layAll }) => ({
      layAll: async (...given: unknown[]) => {
        const lay = await layAll(...given);
        return { ...lay, entries: new Map([...lay.entries].filter(([, laid]) => laid !== undefined)) };
      },
    }));
    expect(await found('solo', 60, 60)).toContain('[B8]');
  });

  test('[B8] what one write lays and takes off again is sent', async () => {
    plant('../../server/rooms/outcome.ts', () => ({
      joinOutcomes: (outcomes: Original[]) => ({
        lays: outcomes.flatMap(({ lays }) => lays),
        announcements: outcomes.flatMap(({ announcements }) => announcements),
      }),
    }));
    // It takes a lock-in and its end in one write: few runs have that, and the first of them is not far from here.
    expect(await found('solo', 300, 260)).toContain('[B8]');
  });

  test('[B13] every table opens to everybody', async () => {
    plant('../../shared/room/sight.ts', () => ({ sightOf: () => 'open', reasonToOpen: () => 'reveal' }));
    expect(await found('together')).toMatch(/\[B13\]|\[B1\]|\[B5\]/);
  });

  test('[B20] a table opens to whoever locks it in, however many have', async () => {
    plant('../../server/rooms/standpoint.ts', ({ standpointOf }) => ({
      standpointOf: async (...given: unknown[]) => ({ ...(await standpointOf(...given)), opensAfter: 1 }),
    }));
    expect(await found('solo')).toContain('[B13]');
  });

  test('[B21] the room does not wait for all who are here', async () => {
    plant('../../db/queries/openings.ts', ({ whoLockedIn }) => ({
      whoLockedIn: async (...given: unknown[]) => {
        const some = await whoLockedIn(...given);
        const { id } = await import('../support/sync-stage.ts');
        return some.length > 0 ? [...some, id('member-lea'), id('member-tom'), id('member-ann')] : some;
      },
    }));
    expect(await found('together')).toContain('[B21]');
  });

  test('[B23] a timer is forgotten when the server ends', async () => {
    plant('../../server/rooms/keep-timers.ts', ({ keepTimers }) => ({
      keepTimers: (...given: unknown[]) => Object.assign(keepTimers(...given), { start: async () => undefined }),
    }));
    expect(await found(undefined, 300)).toContain('[B23]');
  });

  test('[A6] who comes back in another role keeps the one they had', async () => {
    plant('../../db/queries/rooms.ts', ({ takeBackMember }) => ({
      takeBackMember: async (tx: Original, t: Original, id: string, { standing }: Original) =>
        takeBackMember(tx, t, id, { standing }),
    }));
    expect(await foundAmongReturns()).toMatch(/\[(B2|B8|B13|E3)\]/);
  });

  test('[B6] openings are not recorded', async () => {
    plant('../../db/queries/openings.ts', () => ({ insertOpening: async () => undefined }));
    expect(await found()).toMatch(/\[B5\]|\[B1\]|\[B8\]/);
  });

  test('[B2] [B7] every judgment counts as blind', async () => {
    plant('../../shared/room/sight.ts', () => ({ stageOf: () => 'blind' }));
    expect(await found('together')).toMatch(/\[B7\]|\[B2\]/);
  });

  test('[B3] no judgment counts as late', async () => {
    plant('../../shared/room/sight.ts', () => ({
      stageOf: ({ shown, revealed }: { shown: boolean; revealed: boolean }) => (shown || revealed ? 'open' : 'blind'),
    }));
    expect(await found('together')).toContain('[B3]');
  });

  test('[J1] who has answered nothing can lock in', async () => {
    plant('../../shared/room/judgment.ts', () => ({ unfinished: () => undefined }));
    expect(await found('solo')).toMatch(/\[B8\]|\[B13\]/);
  });

  test('[E3] an entry is laid under another author', async () => {
    const { id } = await import('../support/sync-stage.ts');
    plant('../../shared/room/entry.ts', ({ entryRef }) => ({
      entryRef: (author: string, key: string) => entryRef(author === id('member-tom') ? id('member-ann') : author, key),
    }));
    expect(await found('open')).toMatch(/\[E3\]|\[B8\]/);
  });
});
