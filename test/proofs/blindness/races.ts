// Reveals, peeks, openings, lock-ins, removals and reads at once, each held at the boundaries of its reads and writes and let go in a seeded order.
import { removeOrTakeBack } from '../../simulation/coming-back.ts';
import { openTwice, read, reveal, somePeek } from '../../simulation/decisions.ts';
import { openGround } from '../../simulation/ground.ts';
import { simulate } from '../../simulation/simulate-seed.ts';
import { steps } from '../../simulation/steps.ts';

/** The simulation’s own steps (edits, unlocking, two tabs, lines that break, removal, crashes), with many more decisions among them, and people who go and come back in another role. */
const crowded = [
  ...steps,
  [14, reveal('one')],
  [30, somePeek],
  [60, openTwice],
  [40, read],
  [12, removeOrTakeBack],
] as const satisfies typeof steps;

export interface Races {
  races: number;
  /** What was decided and written in them. */
  reveals: number;
  openings: number;
  /** How often one who was removed came back. */
  returns: number;
  commits: number;
  frames: number;
  /** Rules that were broken, each with how to see it again. */
  broken: string[];
}

export async function proveRaces(
  { races, seed }: { races: number; seed: number },
  says: (line: string) => void = () => undefined,
): Promise<Races> {
  const sum: Races = { races: 0, reveals: 0, openings: 0, returns: 0, commits: 0, frames: 0, broken: [] };
  const ground = await openGround();
  try {
    for (let n = seed; n < seed + races; n++) {
      const { counts, broken, pace } = await simulate(ground, { seed: n, steps: crowded });
      sum.races++;
      for (const name of ['reveals', 'openings', 'returns', 'commits', 'frames'] as const) sum[name] += counts[name];
      if (broken !== undefined) sum.broken.push(`seed ${n}, ${pace}: ${broken}`);
      if (sum.races % 200 === 0) says(`${sum.races} races, ${sum.broken.length} broken`);
    }
  } finally {
    await ground.close();
  }
  return sum;
}
