// Mode prove: runs one proof at full length and prints what it found; the short forms run with the tests.
import { parseArgs } from 'node:util';
import { proveFrames } from './frames.ts';
import { proveKills } from './kills.ts';

interface Proof {
  says: string;
  /** How many, unless said otherwise. */
  usual: number;
  /** What was found, and whether that is as it must be. */
  run(count: number, seed: number): Promise<{ found: object; holds: boolean }>;
}

const says = (line: string) => console.log(line);

const proofs: Record<string, Proof> = {
  kills: {
    says: 'kill -9 of the sync plane under load: nothing acknowledged or seen is lost',
    usual: 200,
    async run(kills, seed) {
      const found = await proveKills({ kills, seed }, says);
      const { acknowledgedLost, seenLost, seenBeforeCommitted } = found;
      return { found, holds: acknowledgedLost + seenLost + seenBeforeCommitted === 0 };
    },
  },
  frames: {
    says: 'hostile frames against the sync plane: no crash, nothing pending, the neighbour undisturbed',
    usual: 10_000_000,
    async run(frames, seed) {
      const { faults, ...found } = await proveFrames({ frames, seed }, says);
      for (const fault of faults.slice(0, 20)) says(fault);
      return { found: { ...found, faults: faults.length }, holds: faults.length === 0 && (found.heapGrownMib ?? 0) < 50 };
    },
  },
};

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const [name = '', count] = positionals;
const proof = Object.hasOwn(proofs, name) ? proofs[name] : undefined;
if (proof === undefined) {
  const list = Object.entries(proofs).map(([each, { says, usual }]) => `  npm run prove -- ${each} [${usual}]   ${says}`);
  console.error(`Say which proof to run:\n\n${list.join('\n')}\n`);
  process.exit(1);
}
const began = performance.now();
const { found, holds } = await proof.run(Number(count ?? proof.usual), Number(values.seed));
for (const [what, figure] of Object.entries(found)) console.log(`${what.padEnd(40)}${figure}`);
console.log(`${holds ? 'holds' : 'DOES NOT HOLD'}, seed ${values.seed}, ${((performance.now() - began) / 1_000).toFixed(0)} s`);
process.exitCode = holds ? 0 : 1;
