// The end of a run: the disk is well, everybody comes back, everything is delivered; then everybody goes.
import { nobodyDecentIsShutOut, whoMayIsConnected } from './invariants/everybody-is-served.ts';
import { nothingStaysInMemory } from './invariants/nothing-stays-in-memory.ts';
import { nothingToldIsLost } from './invariants/nothing-told-is-lost.ts';
import { logsHaveNoGap, replicasAreEqual } from './invariants/replicas-are-equal.ts';
import { noTimerIsLeft } from './invariants/reveals-are-due.ts';
import { stagesAreAsExpected } from './invariants/stages-are-as-expected.ts';
import { tablesHoldWhatMayBeSeen } from './invariants/tables-hold-what-may-be-seen.ts';
import type { World } from './world.ts';

/** A world that is not at rest after this many rounds never will be. */
const ROUNDS = 2_000;
const QUIET_ROUNDS = 3;
/** A table may open by what was delivered when its tab had asked already; a line may break once more. */
const WAVES = 4;
const TRY_AGAIN_MS = 2_000;
/** Longer than any timer. */
const TIMERS_MS = 30_000;

export async function comeToRest(world: World): Promise<void> {
  world.note('the disk has room; everybody comes back');
  world.life.disk.ill = false;
  for (const tab of world.tabs) if (!tab.parts.decent) tab.cut();
  for (let wave = 0; wave < WAVES; wave++) {
    // Every timer ends now, or, if that could not be saved, a little later.
    world.now += TIMERS_MS;
    world.life.tick();
    for (const tab of world.tabs) {
      if (!tab.parts.decent || tab.client.connected || tab.connecting) continue;
      world.note(`${tab.name} comes back`);
      tab.connect(world.life);
    }
    await everythingArrives(world);
  }
}

async function everythingArrives(world: World): Promise<void> {
  for (let quiet = 0, round = 0; quiet < QUIET_ROUNDS; round++) {
    if (round > ROUNDS) world.check('[Y8] the world does not come to rest');
    const moved = await everythingMoves(world);
    if (!world.life.works) {
      world.now += TRY_AGAIN_MS;
      world.life.tick();
      await world.rest();
    }
    quiet = moved ? 0 : quiet + 1;
    world.check(nobodyDecentIsShutOut(world));
  }
}

async function everythingMoves(world: World): Promise<boolean> {
  const { life } = world;
  let moved = life.turnsWaiting > 0 || life.disk.waiting > 0 || !life.works;
  for (const { client, parts } of world.tabs) {
    if (!parts.decent) continue;
    moved = client.deliverToServer() || moved;
    moved = client.deliverToClient() || moved;
  }
  life.turn();
  await world.rest();
  life.disk.step();
  life.disk.flush();
  moved = life.reads.step() || moved;
  await world.rest();
  return moved;
}

export async function everythingHolds(world: World): Promise<void> {
  world.check(whoMayIsConnected(world));
  world.check(logsHaveNoGap(world));
  world.check(replicasAreEqual(world));
  world.check(noTimerIsLeft(world));
  world.check(stagesAreAsExpected(world));
  world.check(tablesHoldWhatMayBeSeen(world));
  world.check(await nothingToldIsLost(world));
  await world.rest();
}

const LONG_MS = 60_000;

export async function everybodyLeaves(world: World): Promise<void> {
  for (const tab of world.tabs) tab.cut();
  await world.rest();
  world.now += LONG_MS;
  world.life.tick();
  await world.rest();
  // Documents that leave memory are shortened then.
  for (let quiet = 0; quiet < QUIET_ROUNDS; ) quiet = (await everythingMoves(world)) ? 0 : quiet + 1;
  world.check(nothingStaysInMemory(world));
  world.check(await nothingToldIsLost(world));
  await world.rest();
}
