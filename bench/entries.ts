// `npm run bench -- entries`: from a desk to everybody's table in the whole product, beside plain fan-out of the same sync plane.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { enter, reveal, write } from './entries/members.ts';
import type { Room } from './entries/room.ts';
import { join, PEOPLE, steady } from './sync/load.ts';
import { startServer } from './sync/server-process.ts';
import { printBeside } from './sync/table-of-figures.ts';

const ROUNDS = Number(process.argv[2] ?? 3);
const RATE = 5;
const SECONDS = 8;
const DELIVERIES = PEOPLE * RATE * SECONDS * (PEOPLE - 1);

type Figures = Record<string, number>;

/** What of `run` counts is its latencies and the CPU the server used meanwhile. */
async function measured(
  name: string,
  server: Awaited<ReturnType<typeof startServer>>,
  run: () => Promise<number[]>,
): Promise<Figures> {
  const before = server.cpuSeconds() ?? Number.NaN;
  const latencies = await run();
  const cpu = (server.cpuSeconds() ?? Number.NaN) - before;
  if (latencies.length !== DELIVERIES) throw new Error(`${name}: ${latencies.length} of ${DELIVERIES} arrived`);
  const at = (share: number) => latencies[Math.floor(share * (latencies.length - 1))] ?? Number.NaN;
  return {
    ...{ 'p50 ms': at(0.5), 'p95 ms': at(0.95), 'p99 ms': at(0.99) },
    'CPU %': (100 * cpu) / SECONDS,
    'CPU s per million deliveries': (cpu * 1e6) / DELIVERIES,
    'memory MiB': server.rssMib() ?? Number.NaN,
  };
}

async function plain(): Promise<Figures> {
  const server = await startServer('bench/sync-server.ts');
  const sockets = await join(`${server.address.replace('http', 'ws')}/sync/v1/bench`);
  const figures = await measured('plain', server, () => steady(sockets, RATE, SECONDS));
  for (const socket of sockets) socket.terminate();
  await server.stop();
  return figures;
}

async function entries(): Promise<Figures> {
  const server = await startServer('bench/entries/room-server.ts', { PEOPLE: String(PEOPLE) });
  const room: Room = JSON.parse(readFileSync(path.join(server.folder, 'room.json'), 'utf8'));
  await reveal(server.address, room);
  const members = await enter(server.address, room);
  const figures = await measured('entries', server, () => write(members, room, RATE, SECONDS));
  for (const { desk, table } of members) for (const socket of [desk, table]) socket.terminate();
  await server.stop();
  return figures;
}

const rounds: { plain: Figures[]; entries: Figures[] } = { plain: [], entries: [] };
for (let round = 1; round <= ROUNDS; round++) {
  rounds.plain.push(await plain());
  rounds.entries.push(await entries());
  console.error(`round ${round} of ${ROUNDS}`);
}
console.log(
  `${PEOPLE} members, each ${RATE} comments/s; plain: the same people write map entries into one document.\n`,
);
printBeside(rounds);
