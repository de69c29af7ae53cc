// Millions of hostile frames against the real sync plane: nothing crashes, nothing stays pending, a decent neighbour goes on undisturbed.
import * as Y from 'yjs';
import { loadDocument } from '../../db/queries/documents.ts';
import type { Admission } from '../../server/sync/policy.ts';
import type { Session } from '../../server/sync/session.ts';
import { addressText, type DocumentAddress, deskEntries, documentName } from '../../shared/room/documents.ts';
import type { HeldClient } from '../support/held-network.ts';
import { type SeededRandom, seededRandom } from '../support/seeded-random.ts';
import { aSyncStage, type SyncStage } from '../support/sync-stage.ts';
import { Forge } from './hostile-frames.ts';

/** A document's share; then another is attacked. */
export const FRAMES_A_CHAPTER = 5_000;
const CHAPTERS_A_STAGE = 200;
/** Once a document broke, each update is tried on a copy of it first: slow, and the same for ever. */
const FRAMES_ONCE_BROKEN = 60;
const FRAMES_A_TURN = 50;
const FRAMES_A_LESSON = 500;
const MIB = 1024 ** 2;

/** One for each document of a stage: what they do on their desk must not stay for the next. */
const attackerOf = (n: number): string => `mal-${n}`;
const attackers = Object.fromEntries(
  Array.from({ length: CHAPTERS_A_STAGE }, (_, n) => [attackerOf(n), 'trainer' as const]),
);

export interface Frames {
  frames: number;
  /** Connections that were ended for what came by them. */
  connectionsEnded: number;
  /** Rows that were written all the same: what was sound in it. */
  written: number;
  /** What must not be, each with how to see it again. */
  faults: string[];
  framesPerSecond: number;
  /** After collecting garbage, from the first stage to the last; undefined where garbage cannot be collected at will. */
  heapGrownMib: number | undefined;
  mostRssMib: number;
}

export async function proveFrames(
  { frames, seed }: { frames: number; seed: number },
  says: (line: string) => void = () => undefined,
): Promise<Frames> {
  const sum: Frames = {
    ...{ frames: 0, connectionsEnded: 0, written: 0, faults: [] },
    ...{ framesPerSecond: 0, heapGrownMib: undefined, mostRssMib: 0 },
  };
  const stray = (error: unknown) => void sum.faults.push(`an error that nobody caught: ${error}`);
  process.on('unhandledRejection', stray);
  const began = performance.now();
  let firstHeap: number | undefined;
  for (let chapter = 0; sum.frames < frames; ) {
    await using stage = await aSyncStage({
      pace: 'open',
      people: { lea: 'lead', tom: 'trainer', ...attackers },
      examples: CHAPTERS_A_STAGE,
    });
    for (let n = 0; n < CHAPTERS_A_STAGE && sum.frames < frames; n++, chapter++) {
      await attack(stage, n, seed + chapter, Math.min(FRAMES_A_CHAPTER, frames - sum.frames), sum);
    }
    sum.mostRssMib = Math.max(sum.mostRssMib, process.memoryUsage().rss / MIB);
    const heap = heapMib();
    firstHeap ??= heap;
    if (heap !== undefined && firstHeap !== undefined) sum.heapGrownMib = heap - firstHeap;
    sum.framesPerSecond = (sum.frames * 1_000) / (performance.now() - began);
    says(`${sum.frames} frames, ${sum.framesPerSecond.toFixed(0)} a second, heap ${heap?.toFixed(0)} MiB`);
  }
  process.off('unhandledRejection', stray);
  return sum;
}

function heapMib(): number | undefined {
  if (globalThis.gc === undefined) return undefined;
  globalThis.gc();
  return process.memoryUsage().heapUsed / MIB;
}

/** One document, attacked beside a decent neighbour; its seed decides all of it. */
async function attack(stage: SyncStage, n: number, seed: number, frames: number, sum: Frames): Promise<void> {
  const random = seededRandom(seed);
  const { room } = stage;
  const kind = random.pick(['page', 'page', 'page', 'desk'] as const);
  const address: DocumentAddress = kind === 'page' ? { kind, room, example: stage.example(n) } : { kind, room };
  const friend = kind === 'desk' ? attackerOf(n) : 'tom';
  const neighbour = await stage.client(friend, address);
  neighbour.doc.clientID = 1 + random.below(2 ** 31);
  const admission = await admitted(stage, attackerOf(n), address);
  const visitors = new Attackers(stage, admission, random);
  const forge = new Forge(random);
  const fault = (what: string) => sum.faults.push(`${what} (again: npm run prove -- frames ${frames} --seed ${seed})`);
  try {
    let left = frames;
    for (let sent = 0; sent < frames && left > 0; sent += FRAMES_A_TURN) {
      left -= FRAMES_A_TURN;
      if (!neighbour.connected) left = Math.min(left, FRAMES_ONCE_BROKEN);
      if (sent % FRAMES_A_LESSON === 0 || !neighbour.connected) {
        await workOf(stage, neighbour, sent);
        forge.learn(neighbour.doc);
      }
      for (let frame = 0; frame < FRAMES_A_TURN; frame++) {
        sum.frames++;
        (await visitors.any()).receive(forge.next());
      }
      await stage.turn();
    }
  } catch (error) {
    fault(`the server threw ${error}`);
  }
  await workOf(stage, neighbour, frames);
  sum.connectionsEnded += visitors.ended;
  visitors.leave();
  await compare(stage, { neighbour, friend, member: admission.member }, fault, sum);
  neighbour.disconnect();
  stage.clients.length = 0;
  stage.announced.length = 0;
  await stage.advance(60_000);
}

/** Opening a page is a write, which takes turns. */
async function admitted(stage: SyncStage, name: string, address: DocumentAddress): Promise<Admission> {
  let pending = true;
  const admitting = stage.plane.admit(stage.user(name), addressText(address)).finally(() => {
    pending = false;
  });
  while (pending) await stage.turn();
  return admitting;
}

/** Connections that come back whenever they are thrown out. */
class Attackers {
  ended = 0;
  readonly #open: (() => Promise<Session>)[];
  readonly #sessions = new Map<number, Session>();
  readonly #random: SeededRandom;

  constructor({ plane }: SyncStage, admission: Admission, random: SeededRandom) {
    this.#random = random;
    this.#open = Array.from({ length: 4 }, (_, at) => () => {
      const close = () => {
        this.ended++;
        this.#sessions.delete(at);
      };
      return plane.connect(admission, { buffered: 0, send: () => undefined, close });
    });
  }

  async any(): Promise<Session> {
    const at = this.#random.below(this.#open.length);
    const session = this.#sessions.get(at) ?? ((await this.#open[at]?.()) as Session);
    this.#sessions.set(at, session);
    return session;
  }

  leave(): void {
    for (const session of this.#sessions.values()) session.end();
  }
}

/** The neighbour writes, as they would, and comes back first if the document was loaded again meanwhile. */
async function workOf(stage: SyncStage, neighbour: HeldClient, turn: number): Promise<void> {
  if (!neighbour.connected) await stage.join(neighbour);
  await stage.flow();
  neighbour.doc.getText('text').insert(0, `${turn} `);
  const comment = { kind: 'comment', example: stage.example(0), subject: { on: 'example' }, text: `at ${turn}` };
  deskEntries(neighbour.doc).set(`c${turn % 3}`, comment);
  await stage.flow();
  if (neighbour.connected) return;
  await stage.join(neighbour);
  await stage.flow();
}

/** The neighbour, somebody new, and the database must hold the same, and nothing that waits for what will never come. */
async function compare(
  stage: SyncStage,
  { neighbour, friend, member }: { neighbour: HeldClient; friend: string; member: string },
  fault: (what: string) => void,
  sum: Frames,
): Promise<void> {
  const fresh = await stage.client(friend, neighbour.address);
  await stage.flow();
  const { read, tables } = stage.given.database;
  const stored = new Y.Doc();
  const { updates, number } = await loadDocument(read, tables, documentName(neighbour.address, member));
  try {
    for (const update of updates) Y.applyUpdate(stored, update);
  } catch (error) {
    fault(`what is stored cannot be loaded: ${error}`);
  }
  sum.written += number;
  if (!neighbour.connected) fault(`the neighbour was shut out: ${neighbour.closed?.reason}`);
  for (const [whose, doc] of Object.entries({ neighbour: neighbour.doc, newcomer: fresh.doc, database: stored })) {
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) fault(`something is pending (${whose})`);
    if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(stored)) || said(doc) !== said(stored)) fault(`${whose} differs`);
  }
  if (stage.logged.length > 0 || stage.saving.length > 0)
    fault(`the server said ${[...stage.logged.splice(0), ...stage.saving.splice(0)]}`);
  fresh.disconnect();
}

/**
 * Without characters of two halves: when something is put between them Yjs puts question marks in their place, and a forged
 * update can do that to one replica and be nothing but a collected struct to the next (yjs#303).
 */
const said = (doc: Y.Doc): string => {
  const text = doc
    .getText('text')
    .toString()
    .replaceAll(/[\ud800-\udfff\ufffd]/g, '?');
  return JSON.stringify([text, [...deskEntries(doc).keys()].sort(), doc.getArray('list').length]);
};
