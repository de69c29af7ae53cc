// One run of the simulation: a seed's schedule, then rest, then what must hold.

import { type RoomSettings, usualSettings } from '../../shared/room/settings.ts';
import type { Pace } from '../../shared/room/sight.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { comeToRest, everybodyLeaves, everythingHolds } from './come-to-rest.ts';
import type { Ground } from './ground.ts';
import { nobodyDecentIsShutOut } from './invariants/everybody-is-served.ts';
import { steps } from './steps.ts';
import { type Counts, type Person, Violation, World } from './world.ts';

const STEPS = 300;
const paces: readonly Pace[] = ['together', 'solo', 'open'];
export const paceOf = (seed: number): Pace => paces[seed % paces.length] as Pace;

/** Every third seed of a pace waits for one, two or three; every second one reveals when all have locked in. */
const settingsOf = (seed: number): RoomSettings => ({
  ...usualSettings,
  opensAfter: 1 + (Math.floor(seed / paces.length) % 3),
  revealsWhenAll: Math.floor(seed / paces.length) % 2 === 1,
});

export interface Run {
  seed: number;
  pace: Pace;
  log: readonly string[];
  counts: Counts;
  /** The rule that was broken, in a sentence; undefined when all hold. */
  broken: string | undefined;
}

export interface Asked {
  seed: number;
  pace?: Pace;
  /** What may happen, unless it is what usually may. */
  steps?: typeof steps;
}

export const simulate = (ground: Ground, asked: Asked): Promise<Run> => ground.use(() => run(ground, asked));

async function run(ground: Ground, { seed, pace = paceOf(seed), steps: schedule = steps }: Asked): Promise<Run> {
  const { database, raw } = ground;
  const settings = settingsOf(seed);
  const world = new World({ database, raw, random: seededRandom(seed), pace, settings });
  await ground.lay(`${pace} ${JSON.stringify(settings)}`, () => world.build());
  let broken: string | undefined;
  try {
    open(world);
    for (let n = 0; n < STEPS; n++) await oneStep(world, schedule);
    await comeToRest(world);
    await everythingHolds(world);
    await everybodyLeaves(world);
  } catch (error) {
    broken = error instanceof Violation ? error.message : `the simulation itself failed: ${(error as Error).stack}`;
  }
  world.counts.faults += world.life.disk.faults;
  world.life.crash();
  while (world.life.disk.busy) await new Promise((resolve) => setImmediate(resolve));
  return { seed, pace, log: world.log, counts: world.counts, broken };
}

/** Everybody has a desk, one of them twice, and some the board. */
function open(world: World): void {
  const { room } = world;
  for (const person of ['lea', 'tom', 'ann', 'olga', 'mal', 'tom'] satisfies Person[])
    world.tab(person, { kind: 'desk', room });
  for (const person of ['lea', 'tom', 'mal'] satisfies Person[]) world.tab(person, { kind: 'board', room });
  for (const tab of world.tabs) tab.connect(world.life);
}

async function oneStep(world: World, schedule: typeof steps): Promise<void> {
  const step = someStep(world, schedule);
  const said = await step(world);
  if (said === undefined) return;
  world.counts.steps++;
  world.note(said);
  await world.rest();
  world.check(nobodyDecentIsShutOut(world));
}

function someStep({ random }: World, schedule: typeof steps): (typeof steps)[number][1] {
  let dice = random.below(schedule.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, step] of schedule) {
    dice -= weight;
    if (dice < 0) return step;
  }
  throw new RangeError('the dice fell beside the table');
}
