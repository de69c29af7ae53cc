// Hostile members: whatever bytes they send, nothing crashes, nothing fails to be saved, and others are unharmed.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readDocument } from '../../../server/sync/read-document.ts';
import { type DocumentAddress, deskName } from '../../../shared/room/documents.ts';
import type { Role } from '../../../shared/room/roles.ts';
import { expectUnharmed } from '../../support/expect-unharmed.ts';
import { rawSession } from '../../support/raw-session.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { awarenessOf, settingOf, stepOneOf, stepTwoOf, updateOf, varUint } from '../../support/sync-bytes.ts';
import { aSyncStage, type SyncStage } from '../../support/sync-stage.ts';

const deskOf = (stage: SyncStage) => ({ kind: 'desk', room: stage.room }) as const;

/** One honest message of every kind that a client may send. */
function honestMessages(): Record<string, Uint8Array> {
  const doc = new Y.Doc();
  doc.getMap('entries').set('c1', { kind: 'comment', text: 'a text', list: [1, 2.5, null, true, { deep: [[]] }] });
  doc.getText('notes').insert(0, 'some text 🙂');
  doc.getArray('list').push([new Uint8Array([1, 2, 3]), 'x', new Y.Map([['k', 1]])]);
  doc.getMap('entries').delete('c1');
  const update = Y.encodeStateAsUpdate(doc);
  return {
    'step 1': stepOneOf(Y.encodeStateVector(doc)),
    'step 2': stepTwoOf(update),
    update: updateOf(update),
    'a small update': updateOf(settingOf('c2', [119, 1, 120])),
    awareness: awarenessOf(9, 1, '{"name":"Tom"}'),
    'a question about awareness': new Uint8Array([3]),
    saved: new Uint8Array([100, 5]),
  };
}

test('[Y4] of all numbers of messages only the four are known, with any body', async () => {
  await using stage = await aSyncStage();
  const allowed = new Map([
    [0, new Uint8Array([0, 0, 1, 0])],
    [1, awarenessOf(1, 1, '{}')],
    [3, new Uint8Array([3])],
    [100, new Uint8Array([100, 1])],
  ]);
  for (let first = 0; first < 256; first++) {
    const known = allowed.get(first);
    const bodies = [[], [0], [0, 1, 0], [255, 255, 255, 255, 255, 255, 255, 255, 255, 255]];
    for (const message of known === undefined
      ? bodies.map((body) => new Uint8Array([...varUint(first), ...body]))
      : [known]) {
      const session = await rawSession(stage, 'tom', deskOf(stage));
      session.send(message);
      expect(session.closed, `${message}`).toBe(known === undefined ? 'bad-message' : undefined);
      session.end();
    }
  }
  await expectUnharmed(stage, 'after');
});

test('[Y4] a message cut short anywhere is refused, and never read on into what lies behind it in memory', async () => {
  await using stage = await aSyncStage();
  for (const [name, message] of Object.entries(honestMessages())) {
    const memory = new Uint8Array(message.length + 4_096).fill(83);
    memory.set(message);
    for (let length = 0; length < message.length; length++) {
      const session = await rawSession(stage, 'tom', deskOf(stage));
      session.send(memory.subarray(0, length));
      expect(session.closed, `${name}, ${length} of ${message.length} bytes`).toBe('bad-message');
      expect(session.answers.some((answer) => answer.includes(83))).toBe(false);
    }
  }
  await expectUnharmed(stage, 'after');
});

test('[Y4] ten thousand changed messages crash nothing; what was taken of them loads; others write on', async () => {
  await using stage = await aSyncStage({ people: { lea: 'lead', tom: 'trainer', eve: 'trainer' } });
  const random = seededRandom(38);
  const corpus = Object.values(honestMessages());
  const counts = { taken: 0, closed: 0 };
  let session = await rawSession(stage, 'eve', deskOf(stage));
  for (let n = 1; n <= 10_000; n++) {
    session.send(changed(random.pick(corpus)));
    if (session.closed === undefined) counts.taken++;
    else {
      counts.closed++;
      session = await rawSession(stage, 'eve', deskOf(stage));
    }
    if (n % 100 === 0) await stage.turn();
    if (n % 2_000 !== 0) continue;
    const { read, tables } = stage.given.database;
    const stored = await readDocument(read, tables, deskName(stage.room, stage.member('eve')));
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(stored));
    expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(stored));
    expect(stored.store.pendingStructs).toBeNull();
    await expectUnharmed(stage, `after${n}`);
  }
  expect(counts.taken).toBeGreaterThan(500);
  expect(counts.closed).toBeGreaterThan(1_000);

  function changed(message: Uint8Array): Uint8Array {
    let bytes = [...message];
    for (let changes = 1 + random.below(3); changes > 0; changes--) {
      const at = random.below(bytes.length + 1);
      const how = random.below(6);
      if (how < 3) bytes[Math.min(at, bytes.length - 1)] = random.below(256);
      else if (how === 3) bytes = bytes.slice(0, at);
      else if (how === 4) bytes.splice(at, 0, ...varUint(random.pick([0, 127, 2 ** 20, 2 ** 31, 2 ** 53 - 1])));
      else bytes.splice(at, random.below(4), ...bytes.slice(random.below(bytes.length + 1)).slice(0, 8));
    }
    return new Uint8Array(bytes);
  }
}, 60_000);

const kinds = ['desk', 'board', 'table', 'page'] as const;
const addressOf = (stage: SyncStage, kind: (typeof kinds)[number]): DocumentAddress =>
  kind === 'desk' || kind === 'board'
    ? { kind, room: stage.room }
    : { kind, room: stage.room, example: stage.example(0) };

test.each(kinds)(
  '[Y18] a member who is removed is heard no more on their %s, whatever they send, and told nothing',
  async (kind) => {
    await using stage = await aSyncStage({ pace: 'open' });
    for (const [name, message] of Object.entries(honestMessages())) {
      const session = await rawSession(stage, 'tom', addressOf(stage, kind));
      await stage.flow();
      stage.plane.hangUp({ member: stage.member('tom') }, 'not-found');
      const told = session.answers.length;
      session.send(message);
      await stage.flow();
      expect(session.closed, name).toBe('not-found');
      expect(session.answers, name).toHaveLength(told);
    }
    const { read, tables } = stage.given.database;
    expect(await read.select().from(tables.documentUpdate)).toEqual([]);
  },
);

test('[Y18] who is removed between being admitted and being connected is not connected', async () => {
  await using stage = await aSyncStage();
  const outlet = { buffered: 0, send: () => undefined, close: () => undefined };
  const ways = [{ member: stage.member('tom') }, { user: stage.user('tom') }];
  for (const whose of ways) {
    const admission = await stage.plane.admit(stage.user('tom'), `desk/${stage.room}`);
    stage.plane.hangUp(whose, 'not-found');
    await expect(stage.plane.connect(admission, outlet)).rejects.toMatchObject({ code: 'not-found' });
  }
  expect(stage.plane.size.sessions).toBe(0);
  await expectUnharmed(stage, 'after');
});

test('[Y5] no one who may only read can write, on any document, by any message, in another’s name or their own', async () => {
  const people: Record<string, Role> = { lea: 'lead', tom: 'trainer', obi: 'observer' };
  await using stage = await aSyncStage({ pace: 'open', people });
  const { 'step 2': whole, update } = honestMessages();
  const reads: [string, (typeof kinds)[number]][] = [
    ['obi', 'table'],
    ['obi', 'page'],
    ['tom', 'table'],
    ['lea', 'table'],
  ];
  for (const [name, kind] of reads) {
    for (const message of [whole, update] as Uint8Array[]) {
      const session = await rawSession(stage, name, addressOf(stage, kind));
      session.send(message);
      await stage.flow();
      expect(
        session.answers.filter(([first]) => first === 2),
        `${name}, ${kind}`,
      ).toHaveLength(1);
      session.end();
    }
  }
  const { read, tables } = stage.given.database;
  expect(await read.select().from(tables.documentUpdate)).toEqual([]);
});
