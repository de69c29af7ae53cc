// `npm run bench -- sockets`: a socket for each open document beside one for each person, who has five documents open.
import { setTimeout as wait } from 'node:timers/promises';
import { type OpenDocument, type Person, withOneSocket, withSocketsADocument } from './sockets/people.ts';
import { editsOf } from './sync/load.ts';
import { startServer } from './sync/server-process.ts';
import { printBeside } from './sync/table-of-figures.ts';

const ROUNDS = Number(process.argv[2] ?? 3);
const PEOPLE = 400;
const ROOM_SIZE = 10;
const SECONDS = 5;
const COMING_AT_ONCE = 40;

const ways = {
  'a document': { server: 'bench/sync-server.ts', come: withSocketsADocument },
  'a person': { server: 'bench/sockets/one-a-person-server.ts', come: withOneSocket },
} as const;

type Figures = Record<string, number>;

/** Their desk, their room's board, one example's table and page, and the example's that they read before. */
const documentsOf = (person: number): string[] => {
  const room = Math.floor(person / ROOM_SIZE);
  return [`desk-${person}`, `board-${room}`, `table-${room}-1`, `page-${room}-1`, `table-${room}-0`];
};

async function measure(way: keyof typeof ways): Promise<Figures> {
  const server = await startServer(ways[way].server);
  const figures: Figures = {};
  const cpu = () => server.cpuSeconds() ?? Number.NaN;
  const [before, began] = [cpu(), performance.now()];
  const people: Person[] = [];
  const boards: OpenDocument[] = [];
  for (let n = 0; n < PEOPLE; n += COMING_AT_ONCE) {
    const coming = Array.from({ length: COMING_AT_ONCE }, async (_, at) => {
      const person = await ways[way].come(server.address);
      const documents = await Promise.all(documentsOf(n + at).map((name) => person.open(name)));
      return { person, board: documents[1] as OpenDocument };
    });
    for (const { person, board } of await Promise.all(coming)) {
      people.push(person);
      boards.push(board);
    }
  }
  figures['all come: s'] = (performance.now() - began) / 1_000;
  figures['all come: server CPU s'] = cpu() - before;
  await wait(1_000);
  figures['memory, all there: MiB'] = server.rssMib() ?? Number.NaN;

  const busy = cpu();
  const latencies = await write(boards);
  figures['an edit a second each: p50 ms'] = at(latencies, 0.5);
  figures['p99 ms'] = at(latencies, 0.99);
  figures['CPU %'] = (100 * (cpu() - busy)) / SECONDS;

  const opening: number[] = [];
  const opened = cpu();
  for (const [n, person] of people.entries()) {
    const [room, from] = [Math.floor(n / ROOM_SIZE), performance.now()];
    await Promise.all(['table', 'page'].map((kind) => person.open(`${kind}-${room}-2`)));
    opening.push(performance.now() - from);
  }
  opening.sort((a, b) => a - b);
  figures['opening an example: p50 ms'] = at(opening, 0.5);
  figures['p95 ms'] = at(opening, 0.95);
  figures['server CPU ms each'] = ((cpu() - opened) * 1_000) / PEOPLE;
  for (const person of people) person.leave();
  await server.stop();
  return figures;
}

const at = (sorted: readonly number[], share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;

/** Everybody writes on their room's board, an edit a second. */
async function write(boards: readonly OpenDocument[]): Promise<number[]> {
  const latencies: number[] = [];
  const sentAt = new Map<string, number>();
  for (const board of boards) {
    board.hear((message) => {
      const sent = sentAt.get(message.toString('latin1'));
      if (sent !== undefined) latencies.push(performance.now() - sent);
    });
  }
  await Promise.all(
    boards.map(async (board, person) => {
      const began = performance.now() + (person * 1_000) / boards.length;
      for (const [n, edit] of editsOf(person, SECONDS).entries()) {
        await wait(Math.max(0, began + n * 1_000 - performance.now()));
        sentAt.set(edit.toString('latin1'), performance.now());
        board.send(edit);
      }
    }),
  );
  await wait(500);
  const expected = PEOPLE * SECONDS * (ROOM_SIZE - 1);
  if (latencies.length !== expected) throw new Error(`${latencies.length} of ${expected} deliveries arrived`);
  return latencies.sort((a, b) => a - b);
}

const rounds: Record<keyof typeof ways, Figures[]> = { 'a document': [], 'a person': [] };
for (let round = 1; round <= ROUNDS; round++) {
  for (const way of ['a document', 'a person'] as const) rounds[way].push(await measure(way));
  console.error(`round ${round} of ${ROUNDS}`);
}
console.log(`${PEOPLE} people with five documents open each; a socket for each document, or for each person.\n`);
printBeside(rounds);
