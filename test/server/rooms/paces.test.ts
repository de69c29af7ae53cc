// The paces of a room: opening once k have locked in, revealing when all have, and by timer; and how these meet.
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { readJudgments } from '../../../server/rooms/read-judgments.ts';
import { readTable } from '../../../server/rooms/read-table.ts';
import { revealExamples } from '../../../server/rooms/reveal-examples.ts';
import { startTimer, stopTimer } from '../../../server/rooms/start-timer.ts';
import { explain, judge, laidOn, lockIn } from '../../support/entries.ts';
import type { HeldClient } from '../../support/held-network.ts';
import { aSyncStage, type StageOptions, type SyncStage } from '../../support/sync-stage.ts';

const people = { lea: 'lead', tom: 'trainer', ann: 'trainer', ola: 'observer' } as const;
const three = (options: StageOptions) => aSyncStage({ people, ...options });
const solo = (opensAfter: number) => three({ pace: 'solo', settings: { opensAfter } });
const together = () => three({ settings: { revealsWhenAll: true } });

function commit(desk: HeldClient, stage: SyncStage, example = 0, value = 2): void {
  judge(desk, stage.example(example), value);
  lockIn(desk, stage.example(example));
}
const told = (stage: SyncStage, name: string) => stage.announced.filter((one) => one.name === name);
const reveals = async ({ given: { database } }: SyncStage) =>
  (await database.read.select().from(database.tables.reveal)).map(({ example, reason, by }) => ({
    example,
    reason,
    by,
  }));

async function settled<T>(stage: SyncStage, asked: Promise<T>): Promise<T> {
  asked.catch(() => undefined);
  await stage.flow();
  return asked;
}
const inRoom = (stage: SyncStage, name: string) => ({ user: stage.user(name), room: stage.room });
const timer = (stage: SyncStage, seconds: number, examples: string[] | 'all' = 'all') =>
  settled(stage, startTimer(stage.plane, { ...inRoom(stage, 'lea'), seconds, examples }));
const reveal = (stage: SyncStage, examples: string[] | 'all') =>
  settled(stage, revealExamples(stage.plane, { ...inRoom(stage, 'lea'), examples }));

describe('solo, once k have locked in', () => {
  test('[B20] the first is let in when the second has locked in, and both see both', async () => {
    await using stage = await solo(2);
    const [tom, ann] = [await stage.desk('tom'), await stage.desk('ann')];
    commit(tom, stage);
    await stage.flow();
    await expect(stage.table('tom'), 'one is not enough').rejects.toMatchObject({ code: 'sealed' });
    commit(ann, stage, 0, 3);
    await stage.flow();
    for (const name of ['tom', 'ann']) {
      const table = await stage.table(name);
      await stage.flow();
      const authors = new Set(Object.values(laidOn(table)).map(({ author }) => author));
      expect(authors).toEqual(new Set([stage.member('tom'), stage.member('ann')]));
    }
    await expect(stage.table('lea'), 'she has not').rejects.toMatchObject({ code: 'sealed' });
  });

  test('[C21] who waited is told, and nobody else', async () => {
    await using stage = await solo(2);
    const [tom, ann] = [await stage.desk('tom'), await stage.desk('ann')];
    commit(tom, stage);
    await stage.flow();
    expect(told(stage, 'opens')).toEqual([]);
    commit(ann, stage);
    await stage.flow();
    expect(told(stage, 'opens').map(({ to }) => to)).toEqual([
      { member: stage.member('tom') },
      { member: stage.member('ann') },
    ]);
  });

  test('[B20] both lock in in one turn: one write, and it opens to both', async () => {
    await using stage = await solo(2);
    const [tom, ann] = [await stage.desk('tom'), await stage.desk('ann')];
    commit(tom, stage);
    commit(ann, stage);
    while (tom.deliverToServer() || ann.deliverToServer());
    await stage.turn();
    expect(told(stage, 'opens')).toHaveLength(2);
    await stage.table('tom');
    await stage.table('ann');
  });

  test('[B20] a lock-in that is taken back in the write that would open it opens nothing', async () => {
    await using stage = await solo(2);
    const [tom, ann] = [await stage.desk('tom'), await stage.desk('ann')];
    commit(tom, stage);
    await stage.flow();
    commit(ann, stage);
    lockIn(ann, stage.example(0), false);
    while (ann.deliverToServer());
    await stage.flow();
    expect(told(stage, 'opens')).toEqual([]);
    await expect(stage.table('tom')).rejects.toMatchObject({ code: 'sealed' });
  });

  test('[B20] who is shown it stays so when another takes their lock-in back; who was not shown it is sealed off again', async () => {
    await using stage = await solo(2);
    const [tom, ann] = [await stage.desk('tom'), await stage.desk('ann')];
    commit(tom, stage);
    commit(ann, stage);
    await stage.flow();
    await stage.table('tom');
    lockIn(ann, stage.example(0), false);
    await stage.flow();
    await stage.table('tom');
    lockIn(ann, stage.example(0));
    await stage.flow();
    await stage.table('ann');
  });

  test('[B20] who does not judge does not count, and the removed do not', async () => {
    await using stage = await solo(2);
    const [lea, tom, ann] = [await stage.desk('lea'), await stage.desk('tom'), await stage.desk('ann')];
    const { database } = stage.given;
    const { member } = database.tables;
    await database.write((tx) =>
      tx
        .update(member)
        .set({ judges: false })
        .where(eq(member.id, stage.member('lea'))),
    );
    commit(tom, stage);
    commit(lea, stage);
    await stage.flow();
    await expect(stage.table('tom'), 'the lead does not judge here').rejects.toMatchObject({ code: 'sealed' });
    commit(ann, stage, 1);
    commit(tom, stage, 1);
    await stage.flow();
    await database.write((tx) =>
      tx
        .update(member)
        .set({ removedAt: stage.now })
        .where(eq(member.id, stage.member('ann'))),
    );
    await expect(stage.table('tom', 1), 'one of the two is gone').rejects.toMatchObject({ code: 'sealed' });
  });
});

describe('together, when all have locked in', () => {
  test('[B21] the last lock-in of those who attend and judge reveals', async () => {
    await using stage = await together();
    stage.attending = ['lea', 'tom', 'ola'];
    const [lea, tom] = [await stage.desk('lea'), await stage.desk('tom')];
    commit(tom, stage);
    await stage.flow();
    expect(told(stage, 'revealed')).toEqual([]);
    commit(lea, stage, 0, 4);
    await stage.flow();
    expect(told(stage, 'revealed')).toMatchObject([{ body: { examples: [stage.example(0)], reason: 'all' } }]);
    expect(await reveals(stage)).toEqual([{ example: stage.example(0), reason: 'all', by: null }]);
    const table = await stage.table('ann');
    await stage.flow();
    expect(Object.values(laidOn(table)).filter(({ entry }) => entry.kind === 'judgment')).toHaveLength(2);
  });

  test('[B21] what comes in one turn with the last lock-in is before the reveal, whoever it is from', async () => {
    await using stage = await together();
    stage.attending = ['lea', 'tom', 'ann'];
    const [lea, tom, ann] = [await stage.desk('lea'), await stage.desk('tom'), await stage.desk('ann')];
    for (const desk of [lea, ann]) commit(desk, stage);
    await stage.flow();
    commit(tom, stage);
    explain(ann, stage.example(0), 'one more thought');
    explain(lea, stage.example(0), 'and mine');
    for (const desk of [tom, ann, lea]) while (desk.deliverToServer());
    await stage.turn();
    expect(told(stage, 'revealed')).toHaveLength(1);
    for (const name of ['lea', 'ann']) {
      await settled(stage, stage.table(name));
      const own = (await readJudgments(stage.given, inRoom(stage, name))).filter(
        ({ member }) => member === stage.member(name),
      );
      expect(
        own.map(({ stage: at }) => at),
        name,
      ).toEqual(['blind']);
    }
  });

  test('[B21] nothing is revealed while nobody who judges attends, or while it is not known who does', async () => {
    await using stage = await together();
    const tom = await stage.desk('tom');
    commit(tom, stage);
    await stage.flow();
    expect(await reveals(stage)).toEqual([]);
    stage.attending = ['ola'];
    commit(tom, stage, 1);
    await stage.flow();
    expect(await reveals(stage)).toEqual([]);
  });

  test('[B21] a room that is not set so, and one of another pace, reveal nothing by themselves', async () => {
    for (const options of [{}, { pace: 'solo', settings: { revealsWhenAll: true } }] satisfies StageOptions[]) {
      await using stage = await three(options);
      stage.attending = ['tom'];
      commit(await stage.desk('tom'), stage);
      await stage.flow();
      expect(await reveals(stage)).toEqual([]);
    }
  });

  test('[B24] the lead reveals in the turn of the last lock-in: one reveal, and that lock-in was blind', async () => {
    await using stage = await together();
    stage.attending = ['lea', 'tom'];
    const [lea, tom] = [await stage.desk('lea'), await stage.desk('tom')];
    commit(lea, stage);
    await stage.flow();
    const asked = revealExamples(stage.plane, { ...inRoom(stage, 'lea'), examples: [stage.example(0)] });
    commit(tom, stage);
    while (tom.deliverToServer());
    expect(await settled(stage, asked), 'it was revealed already').toEqual([]);
    expect(await reveals(stage)).toEqual([{ example: stage.example(0), reason: 'all', by: null }]);
    await settled(stage, stage.table('tom'));
    expect(await readJudgments(stage.given, inRoom(stage, 'tom'))).toMatchObject([
      { stage: 'blind' },
      { stage: 'blind' },
    ]);
  });

  test('[B24] a write that fails reveals nothing and tells nobody', async () => {
    await using stage = await together();
    stage.attending = ['tom'];
    const tom = await stage.desk('tom');
    await stage.flow();
    const { write } = stage.given.database;
    stage.given.database.write = async () => {
      throw new Error('the disk is full');
    };
    commit(tom, stage);
    await stage.flow();
    stage.given.database.write = write;
    expect(told(stage, 'revealed')).toEqual([]);
    expect(await reveals(stage)).toEqual([]);
  });
});

describe('by timer', () => {
  test('[B23] its examples are revealed when it ends, and the others stay sealed', async () => {
    await using stage = await three({});
    commit(await stage.desk('tom'), stage);
    await stage.flow();
    await timer(stage, 60, [stage.example(0), stage.example(1)]);
    await stage.advance(59_999);
    await stage.flow();
    expect(await reveals(stage)).toEqual([]);
    await stage.advance(1);
    await stage.flow();
    const by = stage.member('lea');
    expect(await reveals(stage)).toEqual([0, 1].map((n) => ({ example: stage.example(n), reason: 'timer', by })));
    await expect(stage.table('ann', 2)).rejects.toMatchObject({ code: 'sealed' });
  });

  test('[C20] the room is told when it ends and by which clock, and that it is over', async () => {
    await using stage = await three({});
    const { startedAt, endsAt } = await timer(stage, 60, [stage.example(0)]);
    expect(endsAt - startedAt).toBe(60_000);
    await stage.advance(60_000);
    await stage.flow();
    const says = told(stage, 'timer').map(({ to, body }) => [to, (body as { timer: unknown }).timer]);
    expect(says).toMatchObject([
      [{ room: stage.room }, { endsAt, toldAt: startedAt, examples: [stage.example(0)] }],
      [{ room: stage.room }, null],
    ]);
  });

  test('[C20] only who may reveal starts and stops it, and only over what is sealed in this room', async () => {
    await using stage = await three({});
    const ask = { seconds: 60, examples: 'all' as const };
    await expect(startTimer(stage.plane, { ...inRoom(stage, 'tom'), ...ask })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(stopTimer(stage.plane, inRoom(stage, 'tom'))).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(timer(stage, 60, ['x'.repeat(22)])).rejects.toMatchObject({ code: 'not-found' });
    await reveal(stage, 'all');
    await expect(timer(stage, 60)).rejects.toMatchObject({ code: 'bad-request' });
  });

  test('[B23] a timer that was stopped, or replaced by a longer one, reveals nothing at its first end', async () => {
    await using stage = await three({});
    await timer(stage, 60);
    await settled(stage, stopTimer(stage.plane, inRoom(stage, 'lea')));
    await stage.advance(60_000);
    await stage.flow();
    expect(await reveals(stage)).toEqual([]);
    await timer(stage, 60);
    await timer(stage, 300, [stage.example(0)]);
    await stage.advance(60_000);
    await stage.flow();
    expect(await reveals(stage)).toEqual([]);
    await stage.advance(240_000);
    await stage.flow();
    expect(await reveals(stage)).toMatchObject([{ example: stage.example(0) }]);
  });

  test('[B23] it is replaced in the millisecond of its start, by a write that lasts until both have ended', async () => {
    await using stage = await three({});
    await timer(stage, 60, [stage.example(0)]);
    const { database } = stage.given;
    const { write } = database;
    const gate = Promise.withResolvers<void>();
    database.write = async (...given) => {
      await gate.promise;
      return write(...given);
    };
    const replaced = startTimer(stage.plane, { ...inRoom(stage, 'lea'), seconds: 60, examples: 'all' });
    await stage.flow();
    await stage.advance(60_000);
    gate.resolve();
    await settled(stage, replaced);
    await stage.advance(60_000);
    await stage.flow();
    expect(await reveals(stage)).toHaveLength(3);
    expect(stage.logged).toEqual([]);
  });

  test('[B23] one that ended while the server was down reveals at the start, one that has not goes on', async () => {
    await using stage = await three({});
    await timer(stage, 60, [stage.example(0)]);
    stage.startPlane();
    stage.now += 90_000;
    await stage.timers.start();
    await stage.advance(0);
    await stage.flow();
    expect(await reveals(stage)).toMatchObject([{ example: stage.example(0), reason: 'timer' }]);

    await timer(stage, 60, [stage.example(1)]);
    stage.startPlane();
    await stage.timers.start();
    await stage.advance(59_000);
    await stage.flow();
    expect(await reveals(stage)).toHaveLength(1);
    await stage.advance(1_000);
    await stage.flow();
    expect(await reveals(stage)).toHaveLength(2);
  });

  test('[B24] the lead reveals in the moment it ends: each example once, by whoever came first', async () => {
    await using stage = await three({});
    await timer(stage, 60);
    const asked = revealExamples(stage.plane, { ...inRoom(stage, 'lea'), examples: [stage.example(0)] });
    await stage.advance(60_000);
    const byLead = await settled(stage, asked);
    const reasons = (await reveals(stage)).map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason === 'lead')).toHaveLength(byLead.length);
    const examples = told(stage, 'revealed').flatMap(({ body }) => (body as { examples: string[] }).examples);
    expect(examples.toSorted()).toEqual([0, 1, 2].map(stage.example));
  });

  test('[B23] when all it would reveal is revealed it is over', async () => {
    await using stage = await three({});
    await timer(stage, 60, [stage.example(0)]);
    await reveal(stage, [stage.example(0)]);
    expect(told(stage, 'timer').at(-1)).toMatchObject({ body: { timer: null } });
    await stage.advance(60_000);
    await stage.flow();
    expect(await reveals(stage)).toMatchObject([{ reason: 'lead' }]);
  });

  test('[B24] a disk that is full when it ends: it reveals once there is room', async () => {
    await using stage = await three({});
    await timer(stage, 60, [stage.example(0)]);
    const { write } = stage.given.database;
    stage.given.database.write = async () => {
      throw new Error('the disk is full');
    };
    await stage.advance(60_000);
    await stage.flow();
    expect(await reveals(stage)).toEqual([]);
    stage.given.database.write = write;
    for (let n = 0; n < 3; n++) {
      await stage.advance(2_000);
      await stage.flow();
    }
    expect(await reveals(stage)).toMatchObject([{ example: stage.example(0), reason: 'timer' }]);
  });
});

test.each(['together', 'solo'] as const)(
  '[B25] %s: an expert’s judgments are sealed until the opening',
  async (pace) => {
    await using stage = await three({ pace, standings: { ann: 'expert' } });
    const [ann, tom] = [await stage.desk('ann'), await stage.desk('tom')];
    commit(ann, stage);
    await stage.flow();
    await expect(stage.table('tom')).rejects.toMatchObject({ code: 'sealed' });
    await expect(readTable(stage.given, { ...inRoom(stage, 'tom'), example: stage.example(0) })).rejects.toMatchObject({
      code: 'sealed',
    });
    expect(await readJudgments(stage.given, inRoom(stage, 'tom'))).toEqual([]);
    if (pace === 'solo') commit(tom, stage);
    else await reveal(stage, 'all');
    await stage.flow();
    const table = await stage.table('tom');
    await stage.flow();
    expect(Object.values(laidOn(table)).some(({ author }) => author === stage.member('ann'))).toBe(true);
  },
);
