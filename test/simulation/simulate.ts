// Mode simulate: runs one seed or many, says how many a second, and how a failing one is run again.
import { parseArgs } from 'node:util';
import { Pace } from '../../shared/room/sight.ts';
import { openGround } from './ground.ts';
import { paceOf, type Run, simulate } from './simulate-seed.ts';
import { type Counts, noCounts } from './world.ts';

const options = {
  seed: { type: 'string' },
  seeds: { type: 'string', default: '200' },
  from: { type: 'string', default: '1' },
  pace: { type: 'string' },
  steps: { type: 'boolean', default: false },
} as const;
const asked = parseArgs({ options }).values;
const pace = asked.pace === undefined ? undefined : Pace.parse(asked.pace);
const first = Number(asked.seed ?? asked.from);
const count = asked.seed === undefined ? Number(asked.seeds) : 1;

const ground = await openGround();
const began = performance.now();
const sum = noCounts();
const failed: Run[] = [];
for (let seed = first; seed < first + count; seed++) {
  const run = await simulate(ground, { seed, pace: pace ?? paceOf(seed) });
  for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += run.counts[name];
  if (asked.steps) console.log(run.log.map((line, n) => `${n + 1}  ${line}`).join('\n'));
  if (run.broken === undefined) continue;
  failed.push(run);
  console.log(
    `Seed ${seed}, ${run.pace}: ${run.broken}\n  again: npm run simulate -- --seed ${seed} --pace ${run.pace} --steps`,
  );
}
await ground.close();

const seconds = (performance.now() - began) / 1_000;
console.log(
  `${count} seeds in ${seconds.toFixed(1)} s (${(count / seconds).toFixed(1)} a second), ${failed.length} failed: ` +
    Object.entries(sum)
      .map(([name, number]) => `${number} ${name}`)
      .join(', '),
);
process.exitCode = failed.length > 0 ? 1 : 0;
