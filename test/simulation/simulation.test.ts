// A short run of the simulation: the real server among crashes, full disks, broken lines and hostile bytes, and what must hold all the same.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Pace } from '../../shared/room/sight.ts';
import { type Ground, openGround } from './ground.ts';
import { type Run, simulate } from './simulate-seed.ts';

const SEEDS_EACH = 20;
const LONG_MS = 180_000;

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());

const howAgain = ({ seed, pace, broken }: Run) =>
  `${broken} (again: npm run simulate -- --seed ${seed} --pace ${pace} --steps)`;

const rules = '[Y1] [Y3] [Y6] [Y7] [Y8] [Y9] [Y13] [Y18] [B1] [B2] [B3] [B4] [B5] [B6] [B7] [B8] [B13] [E3]';
describe(`${rules} hold in whatever order things happen`, () => {
  for (const pace of ['together', 'solo', 'open'] satisfies Pace[]) {
    test(
      `[Y8] ${pace}, seeds 1 to ${SEEDS_EACH}`,
      async () => {
        const broken: string[] = [];
        for (let seed = 1; seed <= SEEDS_EACH; seed++) {
          const run = await simulate(ground, { seed, pace });
          if (run.broken !== undefined) broken.push(howAgain(run));
        }
        expect(broken).toEqual([]);
      },
      LONG_MS,
    );
  }

  test('[Y8] seed 3009: the server is killed between letting somebody in and their first message', async () => {
    expect((await simulate(ground, { seed: 3009, pace: 'together' })).broken).toBeUndefined();
  });

  test('[Y8] the same seed takes the same steps, another takes others', async () => {
    const [one, again, other] = [
      await simulate(ground, { seed: 7, pace: 'solo' }),
      await simulate(ground, { seed: 7, pace: 'solo' }),
      await simulate(ground, { seed: 8, pace: 'solo' }),
    ];
    expect(again.log).toEqual(one.log);
    expect(again.counts).toEqual(one.counts);
    expect(other.log).not.toEqual(one.log);
  });

  test('[Y8] what can go wrong does go wrong', async () => {
    const runs: Run[] = [];
    for (let seed = 1; seed <= 12; seed++) runs.push(await simulate(ground, { seed }));
    for (const what of ['crashes', 'faults', 'reveals', 'openings', 'hostile', 'saved'] as const) {
      expect(
        runs.reduce((sum, { counts }) => sum + counts[what], 0),
        what,
      ).toBeGreaterThan(5);
    }
  });
});
