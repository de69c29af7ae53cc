// The same seeded session twice, with another secret: what the others receive must be equal, byte for byte, in length, number and order.
import { seededRandom } from '../../support/seeded-random.ts';
import { askForEverything } from './asking.ts';
import type { Chunk, Ear } from './ear.ts';
import { givenReplicaIds } from './given-chance.ts';
import { Marks } from './marks.ts';
import { othersGoOn } from './others-go-on.ts';
import { type About, emptyTally, type Name, Session } from './session.ts';
import { openStage } from './stage.ts';
import { aTroupe } from './taint.ts';
import { type Variation, variations } from './variations.ts';

export interface TwoWorlds {
  pairs: number;
  /** Bytes that were compared, in each of both worlds. */
  bytes: number;
  chunks: number;
  differences: string[];
}

/** By who heard it and by which way, in order. */
type Heard = Map<string, Buffer[]>;

export async function proveTwoWorlds(
  { pairs, seed, only, rounds = 2 }: { pairs: number; seed: number; only?: readonly string[]; rounds?: number },
  says: (line: string) => void = () => undefined,
): Promise<TwoWorlds> {
  const sum: TwoWorlds = { pairs: 0, bytes: 0, chunks: 0, differences: [] };
  const chosen = Object.entries(variations).filter(([name]) => only === undefined || only.includes(name));
  const restore = givenReplicaIds();
  try {
    for (let n = 0; n < pairs; n++) {
      const [name, variation] = chosen[n % chosen.length] as [string, Variation];
      await onePair(name, variation, { seed: seed + n, rounds }, sum);
      if ((n + 1) % 50 === 0) says(`${sum.pairs} pairs of worlds, ${sum.differences.length} differences`);
    }
  } finally {
    restore();
  }
  return sum;
}

interface Length {
  seed: number;
  rounds: number;
}

async function onePair(name: string, variation: Variation, length: Length, sum: TwoWorlds): Promise<void> {
  const [one, other] = [await oneWorld(variation, length, 0), await oneWorld(variation, length, 1)];
  sum.pairs++;
  for (const all of one.values())
    for (const bytes of all) {
      sum.chunks++;
      sum.bytes += bytes.length;
    }
  const difference = differenceOf(one, other);
  if (difference !== undefined) sum.differences.push(`seed ${length.seed}, ${name}: ${difference}`);
}

async function oneWorld(variation: Variation, { seed, rounds }: Length, world: 0 | 1): Promise<Heard> {
  await using stage = await openStage(seed);
  const marks = new Marks(seededRandom(seed + 7));
  const random = seededRandom(seed);
  const pace = variation.pace ?? random.pick(['together', 'solo'] as const);
  const about: About = {
    seed,
    pace,
    opensAfter: 1,
    revealsWhenAll: false,
    examples: 3,
    ...(variation.secrets && { secrets: variation.secrets(world) }),
  };
  const session = await Session.begin({ stage, marks, troupe: await aTroupe(stage), random }, about, emptyTally());
  const listeners = [...session.people.keys()].filter((each) => !variation.owners.includes(each as Name));
  await session.rest();
  await othersGoOn(session, listeners, 'begin');
  for (let round = 0; round < rounds; round++) {
    await variation.act(session, world, round);
    await session.rest();
    await othersGoOn(session, listeners, 'go on');
    await session.rest();
  }
  for (const name of ['ann', 'lea', 'out'] as const)
    if (listeners.includes(name)) await askForEverything(session, session.person(name), session.room.examples[0] ?? '');
  await session.rest();
  const heard: Heard = new Map();
  for (const name of listeners)
    for (const [n, ear] of session.person(name).ears.entries()) heard.set(`${n} ${ear.where}`, streamOf(ear));
  heard.set(stage.log.where, streamOf(stage.log));
  for (const person of session.people.values()) person.leave();
  return heard;
}

const streamOf = (ear: Ear): Buffer[] => ear.chunks.filter((chunk) => !isOwnRest(chunk)).map(likeAnyOther);

/** What answers the question of this test whether everything has come. */
const isOwnRest = ({ bytes }: Chunk): boolean =>
  (bytes[0] === 100 && bytes[1] === 1 && bytes.length === 2) || bytes.includes('There is no command');

/** In headers only: the time of day by the machine’s own clock, and the nonce of the content security policy, new for each answer. */
const NOT_GIVEN = /(?<=^(?:date|x-ratelimit-reset): ).*$|(?<='nonce-)[0-9a-f]+(?=')/gim;
const likeAnyOther = ({ bytes }: Chunk): Buffer =>
  bytes.subarray(0, 9).toString() === 'HTTP/1.1 '
    ? Buffer.from(bytes.toString('latin1').replace(NOT_GIVEN, '…'), 'latin1')
    : bytes;

function differenceOf(one: Heard, other: Heard): string | undefined {
  for (const [where, chunks] of one) {
    const theirs = other.get(where);
    if (theirs === undefined) return `${where}: only in one world`;
    for (const [n, bytes] of chunks.entries()) {
      const there = theirs[n];
      if (there === undefined || !there.equals(bytes)) return `${where}, ${n}: ${excerpt(bytes, there)}`;
    }
    if (theirs.length > chunks.length)
      return `${where}: ${theirs.length - chunks.length} more, ${excerpt(theirs[chunks.length])}`;
  }
  return other.size > one.size ? 'a connection only in one world' : undefined;
}

function excerpt(a: Buffer | undefined, b?: Buffer): string {
  const [here, there] = [a?.toString('latin1') ?? 'nothing', b?.toString('latin1') ?? 'nothing'];
  let at = 0;
  while (at < here.length && here[at] === there[at]) at++;
  const some = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 40), at + 60));
  return `${some(here)} is not ${some(there)}`;
}
