// What is asked and written with every entry, on every engine.
import { describe, expect, test } from 'vitest';
import { upsertEntry } from '../../db/queries/entries.ts';
import { insertOpening, insertReveal, standingOn } from '../../db/queries/openings.ts';
import { memberById } from '../../db/queries/room-facts.ts';
import type { Given } from '../../server/given.ts';
import type { Entry } from '../../shared/room/entry.ts';
import { describeEachEngine } from '../support/each-engine.ts';
import { aMember, aRoom } from '../support/factories.ts';
import { fakeClock } from '../support/fake-clock.ts';
import { seededRandom } from '../support/seeded-random.ts';

describeEachEngine('entries', (open) => {
  async function aStage() {
    const { below } = seededRandom(1);
    const given: Given = {
      database: await open(),
      clock: fakeClock(),
      random: (bytes) => Uint8Array.from({ length: bytes }, () => below(256)),
      log: { info: () => undefined, error: () => undefined },
      uploads: 'unused',
    };
    const { id: room, examples } = await aRoom(given);
    const { id: member } = await aMember(given, { room });
    const [example = '', other = ''] = examples;
    const { read, write, tables } = given.database;
    const owner = { room, member, example };
    return { owner, other, read, write, tables };
  }
  const saying = (example: string, text: string): Entry => ({
    kind: 'comment',
    example,
    subject: { on: 'example' },
    text,
  });

  describe('an entry', () => {
    test('[E4] is written again under its key, and keeps when it was first accepted', async () => {
      const { owner, write, tables } = await aStage();
      const put = (text: string, at: number) =>
        write((tx) => upsertEntry(tx, tables, owner, 'c1', saying(owner.example, text), at));
      const accepted = { member: owner.member, id: 'c1', acceptedAt: 10 };
      expect(await put('one', 10)).toEqual({ ...accepted, value: saying(owner.example, 'one'), changedAt: null });
      expect(await put('two', 20)).toEqual({ ...accepted, value: saying(owner.example, 'two'), changedAt: 20 });
    });

    test('[E4] of another kind or on another example is not written under its key', async () => {
      const { owner, other, write, tables } = await aStage();
      const put = (example: string, value: Entry) =>
        write((tx) => upsertEntry(tx, tables, { ...owner, example }, 'c1', value, 10));
      await put(owner.example, saying(owner.example, 'one'));
      expect(await put(other, saying(other, 'two'))).toBeUndefined();
      expect(await put(owner.example, { kind: 'rationale', example: owner.example, text: '' })).toBeUndefined();
      expect((await put(owner.example, saying(owner.example, 'three')))?.changedAt).toBe(10);
    });
  });

  test('[B1] where a member stands on an example: what was shown to them, revealed to the room, locked in by them', async () => {
    const { owner, other, read, write, tables } = await aStage();
    const standing = (example: string) => standingOn(read, tables, { ...owner, example });
    const nothing = { shown: false, revealed: false, lockedIn: false };
    expect(await standing(owner.example)).toEqual(nothing);
    await write(async (tx) => {
      await insertOpening(tx, tables, { ...owner, reason: 'peek', at: 1 });
      expect(await standingOn(tx, tables, owner)).toEqual({ ...nothing, shown: true });
      await insertReveal(tx, tables, {
        room: owner.room,
        example: owner.example,
        reason: 'lead',
        by: owner.member,
        at: 2,
      });
      await tx.insert(tables.lockIn).values({ ...owner, at: 3 });
    });
    expect(await standing(owner.example)).toEqual({ shown: true, revealed: true, lockedIn: true });
    expect(await standing(other)).toEqual(nothing);
    expect((await memberById(read, tables, owner.member))?.role).toBe('trainer');
  });
});
