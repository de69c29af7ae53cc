// kill -9 of the real sync plane under load, again and again: what was told or shown before must be in the file, and come back.
import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startServer } from '../../bench/sync/server-process.ts';
import { openDatabase } from '../../db/open-database.ts';
import { readDocument } from '../../server/sync/read-document.ts';
import type { DocumentName } from '../../shared/room/documents.ts';
import { type SeededRandom, seededRandom } from '../support/seeded-random.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { aWriter, editsIn, type Writer } from './writers.ts';

const DOCUMENTS = 3;
const WRITERS_EACH = 5;
const LOAD_MS = 800;

export interface Kills {
  kills: number;
  sent: number;
  acknowledged: number;
  seen: number;
  /** Of those acknowledged: not there after the restart. */
  acknowledgedLost: number;
  /** Of those that reached somebody else: not there after the restart. */
  seenLost: number;
  /** Of those that reached somebody else: not in the file as the killed process left it. */
  seenBeforeCommitted: number;
}

/** What one life of the server promised about one document. */
type Promised = Map<string, { acknowledged: Set<string>; seen: Set<string> }>;

export async function proveKills(
  { kills, seed, server = 'bench/sync-server.ts' }: { kills: number; seed: number; server?: string },
  says: (line: string) => void = () => undefined,
): Promise<Kills> {
  const random = seededRandom(seed);
  const folder = temporaryFolder('kills');
  const sum: Kills = {
    ...{ kills: 0, sent: 0, acknowledged: 0, seen: 0 },
    ...{ acknowledgedLost: 0, seenLost: 0, seenBeforeCommitted: 0 },
  };
  const startIt = () => startServer(server, {}, folder.path);
  let running = await startIt();
  for (let round = 1; round <= kills; round++) {
    const writers = await writersOf(running.address, round);
    const loading = writeUntilGone(writers, random);
    await wait(random.below(LOAD_MS));
    await running.kill();
    await Promise.all(writers.map(({ gone }) => gone));
    await loading;
    const promised = promisedTo(writers);
    const left = await leftIn(folder.path, [...promised.keys()]);
    running = await startIt();
    for (const [document, { acknowledged, seen }] of promised) {
      const back = await editsIn(running.address, document);
      sum.acknowledged += acknowledged.size;
      sum.seen += seen.size;
      sum.acknowledgedLost += missing(acknowledged, back);
      sum.seenLost += missing(seen, back);
      sum.seenBeforeCommitted += missing(seen, left.get(document) ?? new Set());
    }
    sum.kills = round;
    sum.sent += writers.reduce((all, { sent }) => all + sent, 0);
    if (round % 20 === 0) says(`${round} kills: ${JSON.stringify(sum)}`);
  }
  await running.kill();
  folder.remove();
  return sum;
}

const missing = (promised: ReadonlySet<string>, there: ReadonlySet<string>): number =>
  [...promised].filter((edit) => !there.has(edit)).length;

const writersOf = (address: string, round: number): Promise<Writer[]> =>
  Promise.all(
    Array.from({ length: DOCUMENTS * WRITERS_EACH }, (_, number) =>
      aWriter(address, `round-${round}-${number % DOCUMENTS}`, { round, number }),
    ),
  );

/** Bursts of one to four edits, each writer in a rhythm of its own, until the connections break. */
async function writeUntilGone(writers: readonly Writer[], random: SeededRandom): Promise<void> {
  let ended = false;
  const gone = Promise.race(writers.map((writer) => writer.gone)).then(() => {
    ended = true;
  });
  const rhythms = writers.map(() => 1 + random.below(12));
  for (let beat = 0; !ended; beat++) {
    for (const [at, writer] of writers.entries()) if (beat % (rhythms[at] ?? 1) === 0) writer.write(1 + (beat % 4));
    await Promise.race([wait(1), gone]);
  }
}

function promisedTo(writers: readonly Writer[]): Promised {
  const promised: Promised = new Map();
  for (const [document, theirs] of Map.groupBy(writers, (writer) => writer.document)) {
    const acknowledged = new Set(theirs.flatMap((writer) => writer.acknowledged()));
    promised.set(document, { acknowledged, seen: new Set(theirs.flatMap(({ seen }) => [...seen])) });
  }
  return promised;
}

/** The edits in a copy of the file as it was left: the original must not be recovered by anybody but the next server. */
async function leftIn(folder: string, documents: readonly string[]): Promise<Map<string, Set<string>>> {
  const copy = temporaryFolder('left');
  for (const end of ['', '-wal']) {
    const file = path.join(folder, `bench.db${end}`);
    if (existsSync(file)) cpSync(file, path.join(copy.path, `left.db${end}`));
  }
  const database = await openDatabase(`file:${path.join(copy.path, 'left.db')}`);
  const left = new Map<string, Set<string>>();
  for (const document of documents) {
    const doc = await readDocument(database.read, database.tables, document as DocumentName);
    left.set(document, new Set(doc.getMap('entries').keys()));
  }
  await database.close();
  copy.remove();
  return left;
}
