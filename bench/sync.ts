// `npm run bench -- sync`: our sync plane beside a bare relay, interleaved in one run; prints each figure's median and the ratio.
import { join, PEOPLE, saturated, steady, upload } from './sync/load.ts';
import { startServer } from './sync/server-process.ts';
import { printBeside } from './sync/table-of-figures.ts';

const ROUNDS = Number(process.argv[2] ?? 3);
const RATE = 5;
const SECONDS = 4;
const EDITS_EACH = 300;
const AHEAD = 16;

const servers = { relay: 'bench/sync/relay-server.ts', ours: 'bench/sync-server.ts' } as const;
type Name = keyof typeof servers;
type Figures = Record<string, number>;

async function measure(name: Name): Promise<Figures> {
  const server = await startServer(servers[name]);
  const figures: Figures = {};
  const cpuDuring = async <T>(run: () => Promise<T>): Promise<[T, number]> => {
    const before = server.cpuSeconds() ?? Number.NaN;
    const result = await run();
    return [result, (server.cpuSeconds() ?? Number.NaN) - before];
  };
  const sockets = await join(`${server.address.replace('http', 'ws')}/sync/v1/bench`);
  const [latencies, cpu] = await cpuDuring(() => steady(sockets, RATE, SECONDS));
  const at = (share: number) => latencies[Math.floor(share * (latencies.length - 1))] ?? Number.NaN;
  const expected = PEOPLE * RATE * SECONDS * (PEOPLE - 1);
  if (latencies.length !== expected) throw new Error(`${name}: ${latencies.length} of ${expected} deliveries arrived`);
  figures['steady: p50 ms'] = at(0.5);
  figures['steady: p99 ms'] = at(0.99);
  figures['steady: CPU %'] = (100 * cpu) / SECONDS;
  const [seconds, busy] = await cpuDuring(() => saturated(sockets, EDITS_EACH, AHEAD));
  const deliveries = PEOPLE * (PEOPLE - 1) * EDITS_EACH;
  figures['saturated: deliveries/s'] = deliveries / seconds;
  figures['saturated: CPU s per million'] = (busy * 1e6) / deliveries;
  for (const socket of sockets) socket.terminate();
  figures['upload: others wait, ms'] = await upload(`${server.address.replace('http', 'ws')}/sync/v1/bench`);
  figures['memory: MiB'] = server.rssMib() ?? Number.NaN;
  await server.stop();
  return figures;
}

const rounds: Record<Name, Figures[]> = { relay: [], ours: [] };
for (let round = 1; round <= ROUNDS; round++) {
  for (const name of ['relay', 'ours'] as const) rounds[name].push(await measure(name));
  console.error(`round ${round} of ${ROUNDS}`);
}
console.log(
  `${PEOPLE} people in one document; steady: ${RATE} edits/s each; saturated: ${AHEAD} edits under way each.\n`,
);
printBeside(rounds);
