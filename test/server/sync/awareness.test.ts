// Awareness: each connection speaks for itself alone, is told by the server's word who the others are, and nobody hears of a sealed example.
import { expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { limits } from '../../../server/sync/limits.ts';
import { readAwareness } from '../../../server/sync/read-awareness.ts';
import type { DocumentAddress } from '../../../shared/room/documents.ts';
import { planting } from '../../support/plant.ts';
import { type RawSession, rawSession } from '../../support/raw-session.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { awarenessOf, settingOf, updateOf } from '../../support/sync-bytes.ts';
import { aSyncStage, type SyncStage } from '../../support/sync-stage.ts';

const plant = planting();
const people = { lea: 'lead', tom: 'trainer', eve: 'trainer', obi: 'observer' } as const;
const pageOf = (stage: SyncStage): DocumentAddress => ({
  kind: 'page',
  room: stage.room,
  example: stage.example(0),
});
const boardOf = (stage: SyncStage): DocumentAddress => ({ kind: 'board', room: stage.room });
const query = new Uint8Array([3]);

/** What a connection was told of others, in order: their numbers, and their states or null. */
const toldTo = (session: RawSession) =>
  session.answers
    .filter(([kind]) => kind === 1)
    .flatMap(readAwareness)
    .filter(({ client }) => client >= 2 ** 32)
    .map(({ client, clock, state }) => ({
      client,
      clock,
      state: JSON.parse(state) as { at?: unknown; member?: string } | null,
    }));
const statesTo = (session: RawSession) => toldTo(session).map(({ state }) => state);

test('[Y30] what one does on a page reaches the others under the member the server knows, and goes with the connection', async () => {
  await using stage = await aSyncStage({ pace: 'open', people });
  const [tom, lea] = [await rawSession(stage, 'tom', pageOf(stage)), await rawSession(stage, 'lea', pageOf(stage))];
  const claims = { member: stage.member('lea'), user: { name: 'Lea' }, cursor: { at: 3 } };
  tom.send(awarenessOf(7, 1, JSON.stringify(claims)));
  expect(statesTo(lea)).toEqual([{ cursor: { at: 3 }, member: stage.member('tom') }]);

  const late = await rawSession(stage, 'eve', pageOf(stage));
  expect(statesTo(late)).toEqual(statesTo(lea));
  late.send(query);
  expect(statesTo(late)).toHaveLength(2);

  tom.end();
  await stage.advance(100);
  expect(statesTo(lea).at(-1)).toBeNull();
  expect(statesTo(late).at(-1)).toBeNull();
  const after = await rawSession(stage, 'tom', pageOf(stage));
  after.send(query);
  expect(statesTo(after)).toEqual([]);
  const { read, tables } = stage.given.database;
  expect(await read.select().from(tables.documentUpdate)).toEqual([]);
});

test('[Y30] a stock client sees the others, and that it repeats what it heard costs it nothing', async () => {
  await using stage = await aSyncStage({ pace: 'open', people });
  const stock: { name: string; session: RawSession; awareness: Awareness; hear(): void }[] = [];
  for (const name of ['tom', 'lea', 'eve']) {
    const session = await rawSession(stage, name, boardOf(stage));
    const awareness = new Awareness(new Y.Doc());
    let read = 0;
    awareness.on('update', ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
      // As y-websocket does: whatever changed, also by another's word, is sent.
      const body = encodeAwarenessUpdate(awareness, [...added, ...updated, ...removed]);
      session.send(new Uint8Array([1, ...varLength(body), ...body]));
    });
    const hear = () => {
      for (; read < session.answers.length; read++) {
        const answer = session.answers[read] as Uint8Array;
        if (answer[0] === 1) applyAwarenessUpdate(awareness, bodyOf(answer), session);
      }
    };
    stock.push({ name, session, awareness, hear });
  }
  const [tom, lea, eve] = stock as [(typeof stock)[0], (typeof stock)[0], (typeof stock)[0]];
  for (const one of stock) one.awareness.setLocalState({ at: one.name });
  for (let round = 0; round < 6; round++) {
    await stage.advance(60);
    for (const one of stock) one.hear();
    tom.awareness.setLocalStateField('at', `place ${round}`);
  }
  await stage.advance(200);
  for (const one of stock) one.hear();
  expect(stock.map(({ session }) => session.closed)).toEqual([undefined, undefined, undefined]);
  const seenBy = ({ awareness }: (typeof stock)[0]) =>
    [...awareness.getStates()].filter(([id]) => id !== awareness.clientID).map(([, state]) => state.at);
  expect(seenBy(lea).sort()).toEqual(['eve', 'place 5']);
  expect(seenBy(tom).sort()).toEqual(['eve', 'lea']);

  tom.session.end();
  await stage.advance(200);
  for (const one of [lea, eve]) one.hear();
  expect(seenBy(lea)).toEqual(['eve']);
  expect([lea, eve].map(({ session }) => session.closed)).toEqual([undefined, undefined]);
  for (const { awareness } of stock) awareness.destroy();
});

test('[Y31] a second client, a number of another’s, or one that nobody has closes the connection; others keep their word', async () => {
  await using stage = await aSyncStage({ pace: 'open', people });
  const [tom, lea] = [await rawSession(stage, 'tom', pageOf(stage)), await rawSession(stage, 'lea', pageOf(stage))];
  tom.send(awarenessOf(7, 1, '{"at":"mine"}'));
  const { client: number, clock } = toldTo(lea)[0] as { client: number; clock: number };
  const heard = lea.answers.length;
  const forged: Record<string, Uint8Array[]> = {
    'a second client': [awarenessOf(9, 1, '{}'), awarenessOf(10, 1, '{"at":"elsewhere"}')],
    'a newer word of another’s': [awarenessOf(number, clock + 1, '{"at":"forged"}')],
    'another taken away': [awarenessOf(number, clock + 1, 'null')],
    'another frozen': [awarenessOf(number, 2 ** 53 - 1, '{"at":"forged"}')],
    'a number that nobody has': [awarenessOf(number + 500, 1, '{"at":"ghost"}')],
    'the last clock there is': [awarenessOf(9, 2 ** 53 - 1, '{}')],
  };
  for (const [name, messages] of Object.entries(forged)) {
    const eve = await rawSession(stage, 'eve', pageOf(stage));
    eve.send(...messages);
    expect(eve.closed, name).toBe('not-yours');
    await stage.advance(200);
  }
  expect(statesTo(lea).filter((state) => state?.at !== undefined)).toEqual([
    { at: 'mine', member: stage.member('tom') },
  ]);
  expect(lea.answers.slice(heard).flatMap(readStates)).not.toContain(stage.member('tom'));
  // Whoever says Tom's own client number first takes nothing from him: it is only how each calls itself.
  const eve = await rawSession(stage, 'eve', pageOf(stage));
  eve.send(awarenessOf(7, 5, '{"at":"eve"}'));
  await stage.advance(200);
  tom.send(awarenessOf(7, 2, '{"at":"still mine"}'));
  await stage.advance(200);
  expect([eve.closed, tom.closed]).toEqual([undefined, undefined]);
  expect(statesTo(lea).at(-1)).toEqual({ at: 'still mine', member: stage.member('tom') });
});

test('[Y31] hundreds of invented clients, on one connection or many, leave nothing', async () => {
  await using stage = await aSyncStage({ pace: 'open', people });
  const lea = await rawSession(stage, 'lea', pageOf(stage));
  const random = seededRandom(25);
  for (let n = 0; n < 60; n++) {
    const eve = await rawSession(stage, 'eve', pageOf(stage));
    for (let client = 0; client < 20; client++) eve.send(awarenessOf(random.below(2 ** 32), 1, '{"name":"Lea"}'));
    expect(eve.closed).toBe('not-yours');
  }
  await stage.advance(200);
  const late = await rawSession(stage, 'tom', pageOf(stage));
  late.send(query);
  expect(statesTo(late)).toEqual([]);
  expect(lea.answers.filter(({ length }) => length > 2_000)).toEqual([]);
});

test('[Y31] what is no state closes its connection; one that is too large is passed over', async () => {
  await using stage = await aSyncStage({ pace: 'open', people });
  const lea = await rawSession(stage, 'lea', pageOf(stage));
  for (const state of ['{', '"a text"', '[1]', '7', 'true', '']) {
    const eve = await rawSession(stage, 'eve', pageOf(stage));
    eve.send(awarenessOf(7, 1, state));
    expect(eve.closed, state).toBe('bad-message');
  }
  const eve = await rawSession(stage, 'eve', pageOf(stage));
  eve.send(awarenessOf(7, 1, JSON.stringify({ at: 'x'.repeat(limits.awarenessBytes) })));
  eve.send(awarenessOf(7, 2, '{"__proto__":{"polluted":true},"constructor":1}'));
  expect(eve.closed).toBeUndefined();
  await stage.advance(200);
  expect(statesTo(lea)).toHaveLength(1);
  expect({}).not.toHaveProperty('polluted');
});

test('[Y32] of what one says in a tenth of a second only the newest is told, and all are told together', async () => {
  await using stage = await aSyncStage({ pace: 'open', people });
  const [tom, eve] = [await rawSession(stage, 'tom', pageOf(stage)), await rawSession(stage, 'eve', pageOf(stage))];
  const lea = await rawSession(stage, 'lea', pageOf(stage));
  // Sixty places a second, for two seconds, by two people.
  for (let n = 1; n <= 120; n++) {
    tom.send(awarenessOf(7, n, `{"at":${n}}`));
    eve.send(awarenessOf(8, n, `{"at":${n}}`));
    await stage.advance(16);
  }
  await stage.advance(200);
  const told = statesTo(lea);
  for (const name of ['tom', 'eve']) {
    const theirs = told.filter((state) => state?.member === stage.member(name));
    expect(theirs.length).toBeGreaterThan(10);
    expect(theirs.length).toBeLessThanOrEqual(21);
    expect(theirs.at(-1)).toMatchObject({ at: 120 });
  }
  expect([tom.closed, eve.closed]).toEqual([undefined, undefined]);
});

test('[Y32] who goes on saying more than anybody does is closed, and the others are told no more of it than of anyone', async () => {
  await using stage = await aSyncStage({ pace: 'open', people });
  const [eve, lea] = [await rawSession(stage, 'eve', pageOf(stage)), await rawSession(stage, 'lea', pageOf(stage))];
  for (let n = 1; n <= 1_000 && eve.closed === undefined; n++) eve.send(awarenessOf(7, n, `{"at":${n}}`));
  expect(eve.closed).toBe('too-fast');
  await stage.advance(200);
  expect(statesTo(lea).length).toBeLessThanOrEqual(2);
});

test('[Y32] a clock that is set back holds up nothing', async () => {
  await using stage = await aSyncStage({ pace: 'open', people });
  const [tom, lea] = [await rawSession(stage, 'tom', pageOf(stage)), await rawSession(stage, 'lea', pageOf(stage))];
  tom.send(awarenessOf(7, 1, '{"at":1}'));
  stage.now -= 3_600_000;
  tom.send(awarenessOf(7, 2, '{"at":2}'));
  await stage.advance(101);
  expect(statesTo(lea).at(-1)).toMatchObject({ at: 2 });
});

test('[Y34] a place in a text is told of after the text', async () => {
  await using stage = await aSyncStage({ pace: 'open', people });
  const [tom, lea] = [await rawSession(stage, 'tom', pageOf(stage)), await rawSession(stage, 'lea', pageOf(stage))];
  await stage.flow();
  tom.send(updateOf(settingOf('k', [119, 1, 120])), awarenessOf(7, 1, '{"at":"the new word"}'));
  lea.send(query);
  expect(statesTo(lea)).toEqual([]);
  await stage.flow();
  const kinds = lea.answers.map(([kind, second]) => (kind === 1 ? 'place' : second === 2 ? 'text' : 'other'));
  expect(kinds.filter((kind) => kind !== 'other').slice(0, 2)).toEqual(['text', 'place']);
});

test('[Y15] on a desk and on a table nobody hears another, and an observer hears a page without being heard', async () => {
  await using stage = await aSyncStage({ pace: 'open', people });
  const table: DocumentAddress = { kind: 'table', room: stage.room, example: stage.example(0) };
  const desk: DocumentAddress = { kind: 'desk', room: stage.room };
  const silent: [string, string, DocumentAddress][] = [
    ['tom', 'tom', desk],
    ['tom', 'lea', table],
    ['obi', 'lea', pageOf(stage)],
  ];
  for (const [speaks, listens, address] of silent) {
    const [one, other] = [await rawSession(stage, speaks, address), await rawSession(stage, listens, address)];
    const mine = awarenessOf(7, 1, '{"at":"here"}');
    one.send(mine);
    await stage.advance(200);
    expect(other.answers.filter(([kind]) => kind === 1)).toEqual([]);
    expect(one.answers.filter(([kind]) => kind === 1)).toEqual([mine]);
    one.end();
    other.end();
  }
  const [tom, obi] = [await rawSession(stage, 'tom', pageOf(stage)), await rawSession(stage, 'obi', pageOf(stage))];
  tom.send(awarenessOf(7, 1, '{"at":"here"}'));
  expect(statesTo(obi)).toEqual([{ at: 'here', member: stage.member('tom') }]);
});

/** Lea has the example open and writes on its page; Tom, for whom it is sealed, listens to all he is let into. */
async function whatTomHears(stage: SyncStage): Promise<{ bytes: string; closed: string[] }> {
  const page = pageOf(stage);
  const table = { ...page, kind: 'table' } as DocumentAddress;
  const lea = await rawSession(stage, 'lea', page);
  const ears: RawSession[] = [];
  const closed: string[] = [];
  const addresses: DocumentAddress[] = [{ kind: 'desk', room: stage.room }, boardOf(stage), page, table];
  for (const address of addresses) {
    try {
      const ear = await rawSession(stage, 'tom', address);
      ear.send(query);
      ears.push(ear);
    } catch (refusal) {
      closed.push((refusal as { code: string }).code);
    }
  }
  lea.send(awarenessOf(7, 1, '{"at":"canary-of-awareness"}'));
  for (const ear of ears) ear.send(query);
  await stage.advance(200);
  const bytes = ears.flatMap(({ answers }) => answers.map((answer) => Buffer.from(answer).toString('latin1'))).join();
  return { bytes, closed };
}

async function anExampleOpenToLeaAlone(make: typeof aSyncStage) {
  const stage = await make({ pace: 'together', people });
  const { peek } = await import('../../../server/rooms/open-example.ts');
  const at = { user: stage.user('lea'), room: stage.room, example: stage.example(0) };
  let pending = true;
  const peeking = peek(stage.plane, at).finally(() => {
    pending = false;
  });
  while (pending) await stage.turn();
  await peeking;
  return stage;
}

test('[Y33] while an example is sealed for somebody nothing reaches them of who does what on it', async () => {
  await using stage = await anExampleOpenToLeaAlone(aSyncStage);
  const { bytes, closed } = await whatTomHears(stage);
  expect(closed).toEqual(['sealed', 'sealed']);
  expect(bytes).not.toContain('canary-of-awareness');
  expect(bytes).not.toContain(stage.member('lea'));
});

test('[Y33] that would be found: a page that opens to whoever asks', async () => {
  plant('../../server/rooms/open-example.ts', () => ({ openTo: async () => undefined }));
  const { aSyncStage: make } = await import('../../support/sync-stage.ts');
  const { peek } = await import('../../../server/rooms/open-example.ts');
  await using stage = await make({ pace: 'together', people });
  expect(peek).toBeTypeOf('function');
  expect((await whatTomHears(stage)).bytes).toContain('canary-of-awareness');
});

const varLength = ({ length }: Uint8Array): number[] =>
  length < 128 ? [length] : [(length % 128) + 128, Math.floor(length / 128)];
const readStates = (answer: Uint8Array): string[] =>
  answer[0] === 1 ? readAwareness(answer).map(({ state }) => JSON.parse(state)?.member as string) : [];
function bodyOf(answer: Uint8Array): Uint8Array {
  const first = answer[1] as number;
  return answer.subarray(first < 128 ? 2 : 3);
}
