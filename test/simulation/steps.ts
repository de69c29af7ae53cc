// What may happen next, and how often: each step is one thing, and says what it did.
import { removeOrTakeBack } from './coming-back.ts';
import { comeOrGo, read, reveal, type Step, somePeek, timer } from './decisions.ts';
import { edit, takeBackAndWriteOn } from './edits.ts';
import { hostileMessage } from './hostile-bytes.ts';
import { nothingToldIsLost } from './invariants/nothing-told-is-lost.ts';
import type { Tab } from './tab.ts';
import { type Person, people, type World } from './world.ts';

const anyOf = <T>({ random }: World, from: readonly T[]): T | undefined =>
  from.length === 0 ? undefined : random.pick(from);
const names = Object.keys(people) as Person[];
const indexOf = (world: World, example: string) => world.examples.indexOf(example);

function someEdit(world: World): string | undefined {
  const kind = world.random.below(6) === 0 ? 'board' : 'desk';
  const tab = anyOf(
    world,
    world.tabs.filter(({ parts }) => parts.address.kind === kind),
  );
  if (tab === undefined) return undefined;
  const said = edit(world, tab);
  // As our own client does after each change.
  const asks = tab.client.connected && tab.parts.decent && world.random.below(3) === 0;
  return asks ? `${said}; is it saved? (${tab.askSaved()})` : said;
}

/** An hour offline, or somebody who does not wait for the line. */
function burst(world: World): string | undefined {
  const tab = anyOf(
    world,
    world.tabs.filter(({ parts }) => parts.decent && parts.address.kind !== 'table'),
  );
  if (tab === undefined) return undefined;
  const many = 2 + world.random.below(18);
  for (let n = 0; n < many; n++) edit(world, tab);
  return `${tab.name}: ${many} changes at once`;
}

function thinkAgain(world: World): string | undefined {
  const tab = anyOf(
    world,
    world.tabs.filter(({ parts }) => parts.decent && parts.address.kind === 'desk'),
  );
  return tab && takeBackAndWriteOn(world, tab);
}

const delivery =
  (to: 'server' | 'client'): Step =>
  (world) => {
    const tab = anyOf(
      world,
      world.tabs.filter(({ client }) => client.connected && client.waiting > 0),
    );
    if (tab === undefined) return undefined;
    const deliver = () => (to === 'server' ? tab.client.deliverToServer() : tab.client.deliverToClient());
    const all = world.random.below(3) === 0;
    if (!deliver()) return undefined;
    while (all && deliver());
    return `${tab.name}: ${all ? 'all messages arrive' : 'a message arrives'} at the ${to}`;
  };

function turn({ life }: World): string | undefined {
  if (life.turnsWaiting === 0) return undefined;
  life.turn();
  return 'a turn ends';
}

function disk({ life }: World): string | undefined {
  const phase = life.disk.step();
  return phase && `a write is ${phase}`;
}

function flush({ life }: World): string | undefined {
  const { ill } = life.disk;
  return life.disk.flush() ? `a flush ${ill ? 'fails' : 'is done'}` : undefined;
}

const slowRead: Step = ({ life }) => (life.reads.step() ? 'a read is done' : undefined);

function connect(world: World): string | undefined {
  const tab = anyOf(
    world,
    world.tabs.filter(({ client, connecting }) => !client.connected && !connecting),
  );
  if (tab === undefined) return undefined;
  tab.connect(world.life);
  return `${tab.name} connects`;
}

function disconnect(world: World): string | undefined {
  const tab = anyOf(
    world,
    world.tabs.filter(({ client }) => client.connected),
  );
  tab?.cut();
  return tab && `${tab.name} loses the line`;
}

function openTable(world: World): string | undefined {
  const person = world.random.pick(names.filter((name) => name !== 'mal'));
  const example = world.random.pick(world.examples);
  const same = ({ parts }: Tab) =>
    parts.person === person && 'example' in parts.address && parts.address.example === example;
  if (world.tabs.some(same)) return undefined;
  const tab = world.tab(person, { kind: 'table', room: world.room, example });
  tab.connect(world.life);
  return `${person} asks for the table of ${indexOf(world, example)}`;
}

function askSaved(world: World): string | undefined {
  const tab = anyOf(
    world,
    world.tabs.filter(({ client, parts }) => client.connected && parts.decent && parts.address.kind !== 'table'),
  );
  return tab && `${tab.name} asks whether all is saved (${tab.askSaved()})`;
}

function hostile(world: World): string | undefined {
  const tab = anyOf(
    world,
    world.tabs.filter(({ client, parts }) => !parts.decent && client.connected),
  );
  if (tab === undefined) return undefined;
  world.counts.hostile++;
  // Under an id of its own, so that mal harms nobody else's: who speaks for whom is not known in a desk or board.
  tab.client.sendRaw(hostileMessage(tab.client.doc, world.random, 1_000_000 + world.unique()));
  return `${tab.name} sends what it should not`;
}

function time(world: World): string {
  const ms = world.random.pick([100, 1_000, 3_000, 6_000, 11_000]);
  world.now += ms;
  world.life.tick();
  return `${ms} ms pass`;
}

async function crash(world: World): Promise<string> {
  await world.crash();
  world.check(await nothingToldIsLost(world));
  return 'the server is killed and starts again';
}

function fallIll({ life: { disk } }: World): string | undefined {
  if (disk.ill) return undefined;
  disk.ill = true;
  return 'the disk is full';
}

function recover({ life: { disk } }: World): string | undefined {
  if (!disk.ill) return undefined;
  disk.ill = false;
  return 'the disk has room again';
}

/** The schedule throws dice by these weights. */
export const steps: readonly (readonly [weight: number, step: Step])[] = [
  [150, someEdit],
  [8, burst],
  [16, thinkAgain],
  [260, delivery('server')],
  [200, delivery('client')],
  [140, turn],
  [150, disk],
  [40, flush],
  [120, slowRead],
  [60, connect],
  [14, disconnect],
  [20, openTable],
  [20, askSaved],
  [4, reveal('one')],
  [1, reveal('all')],
  [3, timer],
  [6, comeOrGo],
  [4, somePeek],
  [12, read],
  [1, removeOrTakeBack],
  [16, hostile],
  [12, time],
  [6, crash],
  [4, fallIll],
  [24, recover],
];
