// What the simulation has found in the server, each as the shortest story in which it happens.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { removeMember } from '../../../server/rooms/remove-member.ts';
import { SYNC_UPDATE } from '../../../shared/protocol/sync-messages.ts';
import { deskEntries } from '../../../shared/room/documents.ts';
import { comment, judge, lockIn } from '../../support/entries.ts';
import { syncMessage } from '../../support/sync-bytes.ts';
import { aSyncStage } from '../../support/sync-stage.ts';

test('[Y6] what has a gap before it is not called saved until the gap is filled', async () => {
  await using stage = await aSyncStage();
  const one = await stage.desk('tom');
  await stage.flow();
  one.disconnect();
  comment(one, 'c1', stage.example(0), 'made offline');
  await stage.join(one);
  // Typed before the server's question has arrived, as anyone may who has just come back.
  comment(one, 'c2', stage.example(0), 'made on top of it');
  one.askSaved(1);
  while (one.deliverToServer());
  await stage.turn();
  const toldSaved = () => one.sent.some((bytes) => bytes[0] === 100);
  expect(toldSaved()).toBe(false);
  await stage.flow();
  expect(toldSaved()).toBe(true);
  expect(one.savedUpTo).toBe(1);
});

test('[Y3] who types on before the first answer of a slow line has come is not shut out', async () => {
  await using stage = await aSyncStage();
  const one = await stage.desk('tom');
  await stage.flow();
  one.disconnect();
  comment(one, 'c0', stage.example(0), 'made offline');
  await stage.join(one);
  const before = one.sent.length;
  for (let n = 1; n <= 30; n++) comment(one, `c${n}`, stage.example(0), 'made on top of it');
  while (one.deliverToServer());
  await stage.turn();
  expect(one.closed).toBeUndefined();
  expect(one.sent.length - before, 'it is asked once, and answered').toBeLessThanOrEqual(2);
  await stage.flow();
  const late = await stage.desk('tom');
  await stage.flow();
  expect(deskEntries(late.doc).size).toBe(31);
});

test('[Y3] who never says what is missing is shut out in the end', async () => {
  await using stage = await aSyncStage();
  const one = await stage.desk('tom');
  const other = new Y.Doc();
  const updates: Uint8Array[] = [];
  other.on('update', (update: Uint8Array) => updates.push(update));
  for (let n = 0; n < 1_100; n++) other.getMap('entries').set(`k${n}`, n);
  for (const update of updates.slice(1)) one.sendRaw(syncMessage(SYNC_UPDATE, update));
  while (one.deliverToServer());
  expect(one.closed?.reason).toBe('bad-message');
});

test('[B8] who takes their lock-in back and goes on writing offline shows none of it when both arrive at once', async () => {
  await using stage = await aSyncStage({ pace: 'solo', people: { lea: 'lead', tom: 'trainer', olga: 'observer' } });
  const desk = await stage.desk('tom');
  judge(desk, stage.example(0), 2);
  lockIn(desk, stage.example(0));
  await stage.flow();
  const table = await stage.table('olga');
  await stage.flow();
  desk.disconnect();
  lockIn(desk, stage.example(0), false);
  comment(desk, 'c1', stage.example(0), 'not meant for others yet');
  await stage.join(desk);
  await stage.flow();
  const heard = Buffer.concat(table.sent).toString('latin1');
  expect(heard).toContain('tom');
  expect(heard).not.toContain('not meant for others yet');
});

test('[Y18] who asks for a table and is removed before it is opened is not shown it', async () => {
  await using stage = await aSyncStage({ pace: 'open' });
  const admission = stage.plane.admit(stage.user('tom'), `table/${stage.room}/${stage.example(0)}`);
  admission.catch(() => undefined);
  const changes = {
    removed: (member: string) => stage.plane.hangUp({ member }, 'not-found'),
    membersChanged: () => undefined,
  };
  await removeMember(stage.given, changes, {
    user: stage.user('lea'),
    room: stage.room,
    member: stage.member('tom'),
  });
  await stage.turn();
  await expect(admission).rejects.toMatchObject({ code: 'not-found' });
});
