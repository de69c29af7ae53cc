// What one connection sends in one turn is written as one update, unless that would keep what it deletes.
import { expect, test } from 'vitest';
import { aSyncStage } from '../../support/sync-stage.ts';

test.each([
  ['deleted', 1, 0],
  ['kept', 0, 1],
] as const)(
  '[Y37] what is %s in the turn in which it was written is told so to who comes later',
  async (_, deleted, told) => {
    await using stage = await aSyncStage({ people: { lea: 'lead', tom: 'trainer' } });
    const board = { kind: 'board', room: stage.room } as const;
    const lea = await stage.client('lea', board);
    await stage.flow();
    const text = lea.doc.getText('note');
    text.insert(0, 'begun ');
    text.insert(6, 'unsaid ');
    text.insert(13, 'ended');
    text.delete(6, 7 * deleted);
    await stage.flow();
    stage.startPlane();
    const tom = await stage.client('tom', board);
    await stage.flow();
    expect(tom.doc.getText('note').toString()).toBe(text.toString());
    expect(Buffer.concat(tom.sent).toString('latin1').split('unsaid').length - 1).toBe(told);
  },
);
