// Mode prove: runs one proof at full length and prints what it found; the short forms run with the tests.
import { parseArgs } from 'node:util';
import { proveBlindness } from './blindness/prove-blindness.ts';
import { proveCrowd } from './crowd.ts';
import { proveDoor } from './door.ts';
import { proveFrames } from './frames.ts';
import { proveKills } from './kills.ts';
import { proveMemory } from './memory.ts';

interface Proof {
  says: string;
  /** How many, unless said otherwise. */
  usual: number;
  /** What was found, and whether that is as it must be. */
  run(count: number, seed: number): Promise<{ found: object; holds: boolean }>;
}

const says = (line: string) => console.log(line);

const proofs: Record<string, Proof> = {
  blindness: {
    says: 'so many sessions in which whatever is sealed carries marks; two worlds, races, the matrix of access',
    usual: 2_000,
    run: (sessions, seed) => proveBlindness({ sessions, seed }, says),
  },
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
      return {
        found: { ...found, faults: faults.length },
        holds: faults.length === 0 && (found.heapGrownMib ?? 0) < 50,
      };
    },
  },
  door: {
    says: 'garbage over so many real sockets, before and after the upgrade: no crash, no file left open',
    usual: 20_000,
    async run(connections, seed) {
      const found = await proveDoor({ connections, seed });
      return { found, holds: found.goesOn && found.filesLeft <= 0 && found.heapGrownMib < 50 };
    },
  },
  memory: {
    says: 'documents opened and closed: nothing of them stays',
    usual: 10_000,
    async run(documents) {
      const found = await proveMemory({ documents }, says);
      const { kibPerPassedDocument, timersLeft, filesLeft } = found;
      return { found, holds: kibPerPassedDocument < 0.1 && timersLeft <= 0 && filesLeft <= 0 };
    },
  },
  crowd: {
    says: 'so many connections in rooms of ten, 0.8 edits a second each; then kill -9, and all come back at once',
    usual: 2_000,
    async run(connections) {
      const found = await proveCrowd({ connections, seconds: 20 }, says);
      return { found, holds: found.missing === 0 && found.p99Ms < 120 && found.stormSeconds < 15 };
    },
  },
};

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, sessions: { type: 'string' } },
  allowPositionals: true,
});
const [name = '', count = values.sessions] = positionals;
const proof = Object.hasOwn(proofs, name) ? proofs[name] : undefined;
if (proof === undefined) {
  const list = Object.entries(proofs).map(
    ([each, { says, usual }]) => `  npm run prove -- ${each} [${usual}]   ${says}`,
  );
  console.error(`Say which proof to run:\n\n${list.join('\n')}\n`);
  process.exit(1);
}
const figureOf = (figure: unknown) =>
  typeof figure === 'number' && !Number.isInteger(figure) ? Number(figure.toPrecision(4)) : figure;
const began = performance.now();
const { found, holds } = await proof.run(Number(count ?? proof.usual), Number(values.seed));
for (const [what, figure] of Object.entries(found)) console.log(`${what.padEnd(40)}${figureOf(figure)}`);
console.log(
  `${holds ? 'holds' : 'DOES NOT HOLD'}, seed ${values.seed}, ${((performance.now() - began) / 1_000).toFixed(0)} s`,
);
process.exitCode = holds ? 0 : 1;
