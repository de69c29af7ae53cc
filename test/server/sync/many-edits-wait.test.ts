// More plain edits than can be applied at once: who needs the document waits for them part by part, everybody else goes on.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { AllQueues } from '../../../server/sync/edit-queue.ts';
import { LiveDocument } from '../../../server/sync/live-document.ts';
import type { Session } from '../../../server/sync/session.ts';
import type { Fresh } from '../../../server/sync/taken.ts';
import { MESSAGE_SYNC, SYNC_STEP_2 } from '../../../shared/protocol/sync-messages.ts';
import { type DocumentName, pageName } from '../../../shared/room/documents.ts';

import type { HeldClient } from '../../support/held-network.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { updateOf } from '../../support/sync-bytes.ts';
import { aSyncStage, id, type SyncStage } from '../../support/sync-stage.ts';

const EDITS = 3_500;
const PARTS = 4;
const PEOPLE = { lea: 'lead', tom: 'trainer', ann: 'trainer', bob: 'trainer' } as const;

const page = (stage: SyncStage, name: string) =>
  stage.client(name, { kind: 'page', room: stage.room, example: stage.example(0) });
const board = (stage: SyncStage, name: string) => stage.client(name, { kind: 'board', room: stage.room });
const text = ({ doc }: HeldClient) => doc.getText('note');

/** Types so many characters, a message each. */
function type(client: HeldClient, count: number): void {
  for (let n = 0; n < count; n++) text(client).insert(text(client).length, String.fromCharCode(97 + (n % 26)));
  while (client.deliverToServer());
}

/** Of tom, on a page that bob has open too. */
async function manyEditsWait(stage: SyncStage): Promise<{ tom: HeldClient; bob: HeldClient }> {
  const [tom, bob] = [await page(stage, 'tom'), await page(stage, 'bob')];
  await stage.flow();
  type(tom, EDITS);
  await stage.flow();
  return { tom, bob };
}

const answers = ({ sent }: HeldClient): number =>
  sent.filter(([kind, step]) => kind === MESSAGE_SYNC && step === SYNC_STEP_2).length;

/** Turns until this client's question was answered; in each of them tom writes and bob reads it. */
async function turnsUntilTold(stage: SyncStage, asker: HeldClient, tom: HeldClient, bob: HeldClient): Promise<number> {
  while (asker.deliverToServer());
  let turns = 0;
  for (; answers(asker) === 0; turns++) {
    type(tom, 1);
    await stage.turn();
    while (bob.deliverToClient());
    expect(text(bob).length, `turn ${turns}`).toBe(text(tom).length);
  }
  return turns;
}

test('[Y39] who comes while many edits wait is told all of them, after a few turns in which others write and read on', async () => {
  await using stage = await aSyncStage({ pace: 'open', people: PEOPLE });
  const [tom, bob, lea] = [await page(stage, 'tom'), await page(stage, 'bob'), await page(stage, 'lea')];
  await stage.flow();
  lea.disconnect();
  stage.clients.splice(stage.clients.indexOf(lea), 1);
  type(tom, EDITS);
  await stage.flow();
  await stage.join(lea);
  lea.sent.splice(0);
  expect(await turnsUntilTold(stage, lea, tom, bob)).toBeGreaterThanOrEqual(PARTS);

  type(tom, EDITS);
  await stage.flow();
  const ann = await page(stage, 'ann');
  expect(await turnsUntilTold(stage, ann, tom, bob)).toBeGreaterThanOrEqual(PARTS);

  stage.clients.push(lea);
  await stage.flow();
  expect(text(tom).length).toBeGreaterThanOrEqual(2 * EDITS);
  for (const client of [ann, bob, lea]) expect(text(client).toString()).toBe(text(tom).toString());
});

test('[Y39] [Y17] what only trying can tell is tried after them, and its sender’s other words keep their order', async () => {
  await using stage = await aSyncStage({ pace: 'open', people: PEOPLE });
  const { tom, bob } = await manyEditsWait(stage);
  const list = new Y.Array<string>();
  bob.doc.getMap('lists').set('one', list);
  list.push(['inside']);
  bob.askSaved(7);
  const before = tom.sent.length;
  while (bob.deliverToServer());
  await stage.turn();
  expect([tom.sent.length, bob.savedUpTo]).toEqual([before, 0]);
  await stage.flow();
  expect(bob.savedUpTo).toBe(7);
  expect((tom.doc.getMap('lists').get('one') as Y.Array<string>).toJSON()).toEqual(['inside']);
  expect([tom.closed, bob.closed]).toEqual([undefined, undefined]);
});

test('[Y39] what somebody writes after their question is taken after it, though it needs no document', async () => {
  await using stage = await aSyncStage({ pace: 'open', people: PEOPLE });
  const { tom, bob } = await manyEditsWait(stage);
  bob.disconnect();
  await stage.join(bob);
  bob.sent.splice(0);
  const before = tom.sent.length;
  type(bob, 1);
  await stage.turn();
  expect([tom.sent.length, answers(bob)], 'both wait').toEqual([before, 0]);
  await stage.flow();
  expect(answers(bob)).toBe(1);
  expect(text(tom).length).toBe(EDITS + 1);
});

test('[Y39] [Y10] bytes that are no update, sent while many edits wait, close who sent them alone', async () => {
  await using stage = await aSyncStage({ pace: 'open', people: PEOPLE });
  const { tom, bob } = await manyEditsWait(stage);
  // One struct of client 5, of a kind of content that there is not.
  bob.sendRaw(updateOf([1, 1, 5, 0, 0x1f, 1, 1, 97, 0]));
  await stage.flow();
  expect([bob.closed?.reason, tom.closed]).toEqual(['bad-message', undefined]);
  type(tom, 1);
  await stage.flow();
  expect(stage.logged).toEqual([]);
});

test('[Y39] a decision that changes the document waits for them, and what others write elsewhere is written meanwhile', async () => {
  await using stage = await aSyncStage({ pace: 'open', people: PEOPLE });
  const tom = await page(stage, 'tom');
  const [lea, other] = [await board(stage, 'lea'), await board(stage, 'lea')];
  await stage.flow();
  type(tom, EDITS);
  await stage.flow();
  let decided: string | undefined;
  const name = pageName(stage.room, stage.example(0));
  void stage.plane
    .decideOnPage(stage.room, stage.example(0), async () => {
      const edit = (doc: Y.Doc) => void doc.getMap('said').set('by', 'the server');
      return { value: 'done', lays: [], announcements: [], edits: [{ document: name, edit }] };
    })
    .then((value) => {
      decided = value;
    });
  let turns = 0;
  for (; decided === undefined; turns++) {
    text(lea).insert(0, 'x');
    while (lea.deliverToServer());
    await stage.turn();
    while (other.deliverToClient());
    expect(text(other).length, `turn ${turns}`).toBe(turns + 1);
  }
  expect(turns).toBeGreaterThanOrEqual(PARTS);
  await stage.flow();
  expect([tom.doc.getMap('said').get('by'), text(tom).length]).toEqual(['the server', EDITS]);
});

/** A document whose turns are counted. */
function alone(queues: AllQueues) {
  const turns: (() => void)[] = [];
  const [broken, fresh]: LiveDocument[][] = [[], []];
  const document = new LiveDocument(
    pageName(id('room'), id('example')) as DocumentName,
    { updates: [], number: 0, snapshotNumber: 0 },
    {
      fresh: (one) => void fresh?.push(one),
      broken: (one) => void broken?.push(one),
      turn: (run) => void turns.push(run),
      queues,
    },
    false,
  );
  return { document, turns, broken };
}

test('[Y39] [Y16] small parts, a bound, whoever asks and when: it holds what everybody wrote, and what was written is what came', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = seededRandom(seed);
    const queues = new AllQueues({ partEdits: 3, partBytes: 300, edits: 20, bytes: 1_000, bytesOfAll: 900 });
    const { document, turns, broken } = alone(queues);
    const [session, author] = [{} as Session, new Y.Doc()];
    const [came, written]: Uint8Array[][] = [[], []];
    const write = () => void written?.push(...(document.takeFresh()?.fresh ?? []).map(({ bytes }: Fresh) => bytes));
    const taking: unknown[] = [];
    author.on('update', (update: Uint8Array) => {
      came?.push(update);
      taking.push(document.take(update, session, 1e9));
    });
    for (let n = 0; n < 300; n++) {
      const kind = random.below(20);
      while (document.busy !== undefined) {
        turns.shift()?.();
        await Promise.resolve();
      }
      if (kind === 0) author.getMap('lists').set(`${n}`, new Y.Array());
      else if (kind < 3 && author.getText().length > 3)
        author.getText().delete(random.below(author.getText().length - 2), 2);
      else author.getText().insert(random.below(author.getText().length + 1), 'ab');
      if (kind === 5) void document.caughtUp();
      if (kind === 6) turns.shift()?.();
      if (kind === 7 && document.busy === undefined)
        expect(document.doc.getText().toString()).toBe(author.getText().toString());
      if (random.below(3) === 0 && document.busy === undefined) write();
    }
    while (document.busy !== undefined) {
      turns.shift()?.();
      await Promise.resolve();
    }
    write();
    expect(queues.bytes, 'after a write the bound holds').toBeLessThanOrEqual(1_000);
    expect(await Promise.all(taking)).toEqual(taking.map(() => 'taken'));
    expect(written).toEqual(came);
    expect(Buffer.from(Y.encodeStateAsUpdate(document.doc)).equals(Y.encodeStateAsUpdate(author))).toBe(true);
    expect(broken).toEqual([]);
    document.destroy();
    expect(queues.bytes).toBe(0);
  }
});

test('[Y39] [Y9] a document that leaves memory while its edits are being applied leaves nothing', async () => {
  const queues = new AllQueues({ partEdits: 1, partBytes: 300, edits: 100, bytes: 10_000, bytesOfAll: 10_000 });
  const { document, turns, broken } = alone(queues);
  const author = new Y.Doc();
  author.on('update', (update: Uint8Array) => void document.take(update, {} as Session, 1e9));
  for (let n = 0; n < 10; n++) author.getText().insert(0, 'a');
  const caughtUp = document.caughtUp();
  turns.shift()?.();
  document.destroy();
  for (let n = 0; n < 20; n++) {
    turns.shift()?.();
    await Promise.resolve();
  }
  await caughtUp;
  expect([queues.bytes, broken]).toEqual([0, []]);
});
