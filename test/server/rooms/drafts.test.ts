// Drafts: begun once with the original text, whoever asks and whatever breaks; and who wrote what, by the server's record alone.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { beginDraft } from '../../../server/rooms/begin-draft.ts';
import { readAuthorship } from '../../../server/rooms/read-authorship.ts';
import { revealExamples } from '../../../server/rooms/reveal-examples.ts';
import { pageDrafts, pageText } from '../../../shared/room/documents.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { updateOf } from '../../support/sync-bytes.ts';
import { aSyncStage, type SyncStage } from '../../support/sync-stage.ts';

const ORIGINAL = 'Response 0 to 0';
const people = { lea: 'lead', tom: 'trainer', eve: 'trainer', obi: 'observer' } as const;
const at = (stage: SyncStage, name: string) => ({
  user: stage.user(name),
  room: stage.room,
  example: stage.example(0),
});
const page = (stage: SyncStage, name: string) =>
  stage.client(name, { kind: 'page', room: stage.room, example: stage.example(0) });

/** Turns until it is settled. */
async function settled<T>(stage: SyncStage, asked: Promise<T>): Promise<T> {
  let pending = true;
  const done = asked.finally(() => {
    pending = false;
  });
  done.catch(() => undefined);
  while (pending) await stage.turn();
  return done;
}
const begin = (stage: SyncStage, name: string, response = 0) =>
  settled(stage, beginDraft(stage.plane, { ...at(stage, name), response }));
const authors = (stage: SyncStage, text: 'note' | number, name = 'lea') =>
  readAuthorship(stage.given, { ...at(stage, name), text });

test('[Y35] of people who begin a draft at the same moment all see one original, and who began it', async () => {
  await using stage = await aSyncStage({ pace: 'open', people });
  const [tom, eve] = [await page(stage, 'tom'), await page(stage, 'eve')];
  await stage.flow();
  const both = ['tom', 'eve', 'lea', 'tom'].map((name) =>
    beginDraft(stage.plane, { ...at(stage, name), response: 0 }).catch((refusal) => refusal.code),
  );
  // Lea has not opened the example: her asking makes no opening.
  expect(await settled(stage, Promise.all(both))).toEqual([
    { response: 0 },
    { response: 0 },
    'sealed',
    { response: 0 },
  ]);
  await stage.flow();
  for (const client of [tom, eve]) expect(pageText(client.doc, 0).toString()).toBe(ORIGINAL);
  expect(pageDrafts(tom.doc).get('0')).toEqual({ by: stage.member('tom'), at: stage.now });
  expect(pageText(tom.doc, 1).length).toBe(0);
});

test('[Y35] a draft is not begun again: after a crash, when it was emptied, or when its record was taken away', async () => {
  await using stage = await aSyncStage({ pace: 'open', people });
  const tom = await page(stage, 'tom');
  await stage.flow();
  await begin(stage, 'tom');
  stage.startPlane();
  await begin(stage, 'tom');
  const again = await page(stage, 'tom');
  await stage.flow();
  expect(pageText(again.doc, 0).toString()).toBe(ORIGINAL);
  pageText(again.doc, 0).delete(0, ORIGINAL.length);
  pageDrafts(again.doc).delete('0');
  await stage.flow();
  stage.startPlane();
  await begin(stage, 'tom');
  const last = await page(stage, 'tom');
  await stage.flow();
  expect(pageText(last.doc, 0).toString()).toBe('');
  tom.disconnect();
});

test('[Y35] a write that fails begins nothing; asked again, it begins once', async () => {
  await using stage = await aSyncStage({ pace: 'open', people });
  await page(stage, 'tom');
  await stage.flow();
  const { database } = stage.given;
  const { write } = database;
  database.write = async (work, until) =>
    write(async (tx) => {
      await work(tx);
      throw new Error('the disk is full');
    }, until);
  await expect(begin(stage, 'tom')).rejects.toMatchObject({ code: 'not-saved' });
  database.write = write;
  await begin(stage, 'tom');
  const tom = await page(stage, 'tom');
  await stage.flow();
  expect(pageText(tom.doc, 0).toString()).toBe(ORIGINAL);
});

test('[Y35] nobody begins a draft of what is sealed for them, of a response that is not there, or without being let write', async () => {
  await using stage = await aSyncStage({ people });
  await expect(begin(stage, 'tom')).rejects.toMatchObject({ code: 'sealed' });
  await settled(stage, revealExamples(stage.plane, { user: stage.user('lea'), room: stage.room, examples: 'all' }));
  await expect(begin(stage, 'tom'), 'revealed, and not yet opened').rejects.toMatchObject({ code: 'sealed' });
  await page(stage, 'tom');
  await begin(stage, 'tom');
  await expect(begin(stage, 'tom', 2)).rejects.toMatchObject({ code: 'not-found' });
  await page(stage, 'obi');
  await expect(begin(stage, 'obi')).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(authors(stage, 0, 'eve')).rejects.toMatchObject({ code: 'sealed' });
});

test('[Y36] who wrote which words is told by who sent them, over deletions, other people’s words in between, and restarts', async () => {
  await using stage = await aSyncStage({ pace: 'open', people });
  const [tom, eve] = [await page(stage, 'tom'), await page(stage, 'eve')];
  await page(stage, 'lea');
  await stage.flow();
  await begin(stage, 'tom');
  await stage.flow();
  const [one, two] = [pageText(tom.doc, 0), pageText(eve.doc, 0)];
  one.insert(8, ' (mended)');
  await stage.flow();
  two.delete(10, 1);
  two.insert(10, 'M');
  two.insert(two.length, '!');
  await stage.flow();
  stage.startPlane();
  expect(await authors(stage, 0)).toEqual({
    pieces: [
      { text: 'Response', author: null },
      { text: ' (', author: stage.member('tom') },
      { text: 'M', author: stage.member('eve') },
      { text: 'ended)', author: stage.member('tom') },
      { text: ' 0 to 0', author: null },
      { text: '!', author: stage.member('eve') },
    ],
  });
  expect(await authors(stage, 'note')).toEqual({ pieces: [] });
});

test('[Y36] words are not taken from their author by one who sends them again', async () => {
  await using stage = await aSyncStage({ pace: 'open', people });
  const [tom, eve] = [await page(stage, 'tom'), await page(stage, 'eve')];
  await page(stage, 'lea');
  await stage.flow();
  pageText(tom.doc, 'note').insert(0, 'Mine.');
  await stage.flow();
  eve.sendRaw(updateOf(Y.encodeStateAsUpdate(eve.doc)));
  pageText(eve.doc, 'note').insert(5, ' And mine.');
  await stage.flow();
  expect((await authors(stage, 'note')).pieces).toEqual([
    { text: 'Mine.', author: stage.member('tom') },
    { text: ' And mine.', author: stage.member('eve') },
  ]);
});

test('[Y36] after hundreds of edits by three people at once the pieces are the text, and each character its author’s', async () => {
  await using stage = await aSyncStage({ pace: 'open', people });
  const random = seededRandom(36);
  const names = ['tom', 'eve', 'lea'] as const;
  const clients = [];
  for (const name of names) clients.push({ name, client: await page(stage, name) });
  await stage.flow();
  for (let n = 0; n < 300; n++) {
    const { name, client } = random.pick(clients);
    const text = pageText(client.doc, 'note');
    const place = random.below(text.length + 1);
    if (random.below(4) === 0 && text.length > 0) text.delete(Math.min(place, text.length - 1), 1);
    // Everybody writes with a letter of their own.
    else text.insert(place, name.slice(0, 1).repeat(1 + random.below(4)));
    if (n % 20 === 0) await stage.flow();
  }
  await stage.flow();
  const { pieces } = await authors(stage, 'note');
  const whole = pageText(clients[0]?.client.doc as Y.Doc, 'note').toString();
  expect(pieces.map(({ text }) => text).join('')).toBe(whole);
  for (const { text, author } of pieces) {
    const name = names.find((each) => stage.member(each) === author);
    expect(new Set(text)).toEqual(new Set(name?.slice(0, 1)));
  }
});
