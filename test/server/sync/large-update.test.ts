// A large update on its way through connections: others have their turns, its own document waits, and nothing comes out of order.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LiveDocument } from '../../../server/sync/live-document.ts';
import type { Session } from '../../../server/sync/session.ts';
import type { DocumentName } from '../../../shared/room/documents.ts';
import { pageName } from '../../../shared/room/documents.ts';
import { newId } from '../../../shared/room/ids.ts';
import type { HeldClient } from '../../support/held-network.ts';
import { aSyncStage, type SyncStage } from '../../support/sync-stage.ts';

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const ENTRIES = 2_500;
const TEXT = 'what somebody wrote in an hour without a network';

const page = (stage: SyncStage, name: string) =>
  stage.client(name, { kind: 'page', room: stage.room, example: stage.example(0) });
const board = (stage: SyncStage, name: string) => stage.client(name, { kind: 'board', room: stage.room });
const texts = ({ doc }: HeldClient) => doc.getMap<string>('texts');

/** One message of some 180 KB, in 2,500 structs. */
function writeMuch(client: HeldClient): void {
  client.doc.transact(() => {
    for (let n = 0; n < ENTRIES; n++) texts(client).set(`text ${n}`, TEXT);
  });
}

test('[Y20] while a large update is applied others write on; its document says nothing of it before all is written, then everything in order', async () => {
  await using stage = await aSyncStage({ pace: 'open', people: { lea: 'lead', tom: 'trainer', ann: 'trainer' } });
  const [tom, ann] = [await page(stage, 'tom'), await page(stage, 'ann')];
  const [lea, other] = [await board(stage, 'lea'), await board(stage, 'lea')];
  await stage.flow();
  writeMuch(tom);
  texts(tom).set('afterwards', 'by tom');
  tom.askSaved(1);
  while (tom.deliverToServer());
  texts(ann).set('meanwhile', 'by ann');
  while (ann.deliverToServer());
  const before = ann.sent.length;

  let turns = 0;
  for (; ann.sent.length === before; turns++) {
    texts(lea).set(`turn ${turns}`, 'by lea');
    while (lea.deliverToServer());
    await stage.turn();
    expect(tom.savedUpTo).toBe(0);
    while (other.deliverToClient());
    if (ann.sent.length === before) expect(texts(other).has(`turn ${turns}`), `turn ${turns} on the board`).toBe(true);
  }
  expect(turns).toBeGreaterThan(ENTRIES / 150);

  await stage.flow();
  expect(tom.savedUpTo).toBe(1);
  for (const client of [tom, ann]) {
    expect(texts(client).size).toBe(ENTRIES + 2);
    expect([texts(client).get('afterwards'), texts(client).get('meanwhile')]).toEqual(['by tom', 'by ann']);
  }
  const next = await page(stage, 'ann');
  await stage.flow();
  expect(texts(next).toJSON()).toEqual(texts(tom).toJSON());
});

test('[Y20] it begins once what came before it is written, so that no write holds half of it', async () => {
  const turns: (() => void)[] = [];
  const turn = async () => {
    for (const run of turns.splice(0)) run();
    await Promise.resolve();
  };
  const told: number[] = [];
  const watcher = {
    fresh: () => void told.push(told.length),
    broken: () => expect.fail('broken'),
    turn: (run: () => void) => void turns.push(run),
  };
  const name = `page/${newId(randomBytes)}/${newId(randomBytes)}` as DocumentName;
  const document = new LiveDocument(name, { updates: [], number: 0, snapshotNumber: 0 }, watcher, false);
  const [author, sender] = [new Y.Doc(), { member: 'tom' } as Session];
  const limit = 10 ** 7;
  author.getText('note').insert(0, 'Before.');
  const first = Y.encodeStateAsUpdate(author);
  expect(document.take(first, sender, limit)).toBe('taken');
  expect(document.takeFresh()?.fresh).toHaveLength(1);
  const before = Y.encodeStateVector(author);
  for (let n = 0; n < ENTRIES; n++) author.getMap('texts').set(`text ${n}`, TEXT);
  const taking = document.take(Y.encodeStateAsUpdate(author, before), sender, limit);

  // The write of what came before takes its time.
  for (let n = 0; n < 20; n++) await turn();
  expect(document.takeFresh()?.fresh).toEqual([]);
  document.committed(1);
  while (document.busy !== undefined) await turn();
  expect(await taking).toBe('taken');
  expect(told).toHaveLength(2);
  const whole = new Y.Doc();
  Y.applyUpdate(whole, document.updateFor(Uint8Array.of(0)));
  expect(whole.getMap('texts').size).toBe(ENTRIES);
  const fresh = document.takeFresh()?.fresh;
  expect(fresh, 'as one, though it was applied in slices').toHaveLength(1);
  expect(fresh?.[0]?.from).toBe(sender);
  const other = new Y.Doc();
  for (const update of [first, fresh?.[0]?.bytes ?? expect.fail('nothing')]) Y.applyUpdate(other, update);
  expect(Y.encodeStateAsUpdate(other)).toEqual(Y.encodeStateAsUpdate(author));
});

test('[Y20] [Y37] it is written as one update, which does not hold what it deletes itself', async () => {
  const watcher = { fresh: () => undefined, broken: () => undefined, turn: setImmediate };
  const empty = { number: 0, snapshotNumber: 0, updates: [] };
  const live = new LiveDocument('page/room/example' as DocumentName, empty, watcher, false);
  const careless = new Y.Doc({ gc: false });
  const map = careless.getMap<string>('texts');
  for (let n = 0; n < ENTRIES; n++) map.set(`text ${n}`, n === 7 ? 'taken back' : TEXT);
  map.set('text 7', 'said otherwise');
  const update = Y.encodeStateAsUpdate(careless);
  expect(Buffer.from(update).includes('taken back')).toBe(true);
  expect(await live.take(update, {} as Session, 2 * update.length)).toBe('taken');
  const fresh = live.takeFresh()?.fresh ?? [];
  expect(fresh).toHaveLength(1);
  const newcomer = new Y.Doc();
  for (const { bytes } of fresh) {
    expect(Buffer.from(bytes).includes('taken back')).toBe(false);
    Y.applyUpdate(newcomer, bytes);
  }
  expect(newcomer.getMap('texts').toJSON()).toEqual(map.toJSON());
});

test('[Y20] a decision that changes the document meanwhile writes nothing of half of it', async () => {
  await using stage = await aSyncStage({ pace: 'open', people: { lea: 'lead', tom: 'trainer', ann: 'trainer' } });
  const [tom, ann] = [await page(stage, 'tom'), await page(stage, 'ann')];
  await stage.flow();
  writeMuch(tom);
  while (tom.deliverToServer());
  const before = ann.sent.length;
  for (let n = 0; n < 3; n++) await stage.turn();
  const decided = stage.plane.decideOnPage(stage.room, stage.example(0), async () => {
    const edit = (doc: Y.Doc) => void doc.getMap('texts').set('decided', 'by lea');
    const document = pageName(stage.room, stage.example(0));
    return { value: 'done', lays: [], announcements: [], edits: [{ document, edit }] };
  });
  while (ann.sent.length === before) await stage.turn();
  while (ann.deliverToClient());
  expect(texts(ann).size).toBe(ENTRIES + 1);
  expect(await decided).toBe('done');
});

test('[Y38] a stored document of many bytes is made in turns: others write on, and who came is answered in order', async () => {
  await using stage = await aSyncStage({ pace: 'open', people: { lea: 'lead', tom: 'trainer', ann: 'trainer' } });
  const tom = await page(stage, 'tom');
  await stage.flow();
  const long = TEXT.repeat(10);
  tom.doc.transact(() => {
    for (let n = 0; n < ENTRIES; n++) texts(tom).set(`text ${n}`, long);
  });
  await stage.flow();
  stage.clients.splice(0);
  tom.disconnect();
  stage.startPlane();

  const [lea, other] = [await board(stage, 'lea'), await board(stage, 'lea')];
  await stage.flow();
  tom.doc.getMap('texts').set('back', 'by tom');
  await stage.join(tom);
  const asked = tom.sent.length;
  while (tom.deliverToServer());
  let turns = 0;
  for (; tom.sent.length === asked; turns++) {
    texts(lea).set(`turn ${turns}`, 'by lea');
    while (lea.deliverToServer());
    await stage.turn();
    while (other.deliverToClient());
    expect(texts(other).has(`turn ${turns}`), `turn ${turns} on the board`).toBe(true);
  }
  expect(turns).toBeGreaterThan((ENTRIES * long.length) / (128 * 1024));
  stage.clients.push(tom);
  await stage.flow();
  const ann = await page(stage, 'ann');
  await stage.flow();
  expect(texts(ann).size).toBe(ENTRIES + 1);
  expect(texts(ann).toJSON()).toEqual(texts(tom).toJSON());
});

test('[Y20] who asks for the document meanwhile is let in afterwards, and all of it is taken though its sender is gone', async () => {
  await using stage = await aSyncStage({ pace: 'open', people: { lea: 'lead', tom: 'trainer', ann: 'trainer' } });
  const tom = await page(stage, 'tom');
  await stage.flow();
  writeMuch(tom);
  while (tom.deliverToServer());
  await stage.turn();
  tom.disconnect();
  const ann = await page(stage, 'ann');
  await stage.flow();
  expect(texts(ann).size).toBe(ENTRIES);
  expect(ann.closed).toBeUndefined();
  await stage.advance(60_000);
  ann.disconnect();
  await stage.advance(60_000);
  expect(stage.plane.size).toEqual({ sessions: 0, documents: 0 });
});

test('[Y20] [R23] a server that closes takes what it is in the middle of', async () => {
  await using stage = await aSyncStage({ pace: 'open', people: { lea: 'lead', tom: 'trainer' } });
  const tom = await page(stage, 'tom');
  await stage.flow();
  writeMuch(tom);
  while (tom.deliverToServer());
  await stage.turn();
  let closed = false;
  const closing = stage.plane.close().then(() => {
    closed = true;
  });
  while (!closed) await stage.turn();
  await closing;
  stage.startPlane();
  const again = await stage.client('tom', { kind: 'page', room: stage.room, example: stage.example(0) });
  await stage.flow();
  expect(texts(again).size).toBe(ENTRIES);
});
