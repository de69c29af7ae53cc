// What people do on their desks and boards, connected or not: one edit, in words for the log.
import { deskEntries } from '../../shared/room/documents.ts';
import { comment, explain, judge, lockIn } from '../support/entries.ts';
import type { Tab } from './tab.ts';
import type { World } from './world.ts';

const VALUES = [1, 2, 3, 4, 'tie', null] as const;
const COMMENTS = 3;

export function edit(world: World, tab: Tab): string {
  world.counts.edits++;
  return tab.parts.address.kind === 'board' ? writeOnBoard(world, tab) : writeOnDesk(world, tab);
}

/** A text with a number by which it is found in any bytes. */
function sealedText(world: World, author: string, example: string): string {
  const number = world.unique();
  world.made.set(number, { author, example });
  return `words [[${number}]]`;
}

function writeOnDesk(world: World, { client, name, parts }: Tab): string {
  const { random, examples } = world;
  const n = random.below(examples.length);
  const example = examples[n] as string;
  const dice = random.below(100);
  const key = `c.${n}.${random.below(COMMENTS)}`;
  if (parts.person === 'mal' || dice < 20) {
    const text = parts.person === 'mal' ? 'noise' : sealedText(world, parts.member, example);
    comment(client, key, example, text);
    return `${name}: comment ${key} is "${text}"`;
  }
  if (dice < 30) {
    deskEntries(client.doc).delete(key);
    return `${name}: comment ${key} is deleted`;
  }
  if (dice < 45) {
    const text = sealedText(world, parts.member, example);
    explain(client, example, text);
    return `${name}: the reason for ${n} is "${text}"`;
  }
  if (dice < 70) {
    const value = random.pick(VALUES);
    judge(client, example, value);
    return `${name}: the answer for ${n} is ${value}`;
  }
  const now = deskEntries(client.doc).get(`lock-in.${example}`) as { locked: boolean } | undefined;
  const locked = random.below(4) === 0 ? now?.locked === true : now?.locked !== true;
  lockIn(client, example, locked);
  return `${name}: ${locked ? 'locks in' : 'takes back the lock-in of'} ${n}`;
}

/** What is written after a lock-in is taken back is for nobody yet. */
export function takeBackAndWriteOn(world: World, { client, name, parts }: Tab): string {
  world.counts.edits += 2;
  const n = world.random.below(world.examples.length);
  const example = world.examples[n] as string;
  const text = sealedText(world, parts.member, example);
  lockIn(client, example, false);
  comment(client, `c.${n}.0`, example, text);
  return `${name}: takes back the lock-in of ${n} and comments "${text}"`;
}

function writeOnBoard(world: World, { client, name }: Tab): string {
  const text = client.doc.getText('text');
  const at = world.random.below(text.length + 1);
  if (text.length > 0 && world.random.below(3) === 0) {
    const from = Math.min(at, text.length - 1);
    text.delete(from, 1);
    return `${name}: deletes at ${from}`;
  }
  text.insert(at, `${world.unique()} `);
  return `${name}: writes at ${at}`;
}
