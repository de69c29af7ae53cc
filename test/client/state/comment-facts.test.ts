// Which comments are new to me, remembered by the browser.
import { expect, test } from 'vitest';
import { CommentFacts } from '../../../client/state/comment-facts.svelte.ts';
import type { Laid } from '../../../shared/room/laid.ts';

const [room, me, other, example] = ['r', 'm', 'o', 'e'].map((letter) => letter.repeat(22)) as [
  string,
  string,
  string,
  string,
];

function aMemory() {
  const kept = new Map<string, string>();
  return {
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, value: string) => void kept.set(key, value),
  };
}
const comment = (author: string, acceptedAt: number, changedAt?: number): Laid => ({
  author,
  acceptedAt,
  ...(changedAt === undefined ? {} : { changedAt }),
  entry: { kind: 'comment', example, subject: { on: 'example' }, text: 'Words.' },
});

test('all comments count, others’ are new until they were seen', () => {
  const facts = new CommentFacts(room, me, aMemory());
  facts.learn(example, [comment(me, 1), comment(other, 2), comment(other, 3)]);
  expect([facts.count(example), facts.unread(example)]).toEqual([3, 2]);
  facts.see(example);
  expect([facts.count(example), facts.unread(example)]).toEqual([3, 0]);
});

test('a comment that was changed since is new again', () => {
  const facts = new CommentFacts(room, me, aMemory());
  facts.learn(example, [comment(other, 2)]);
  facts.see(example);
  facts.learn(example, [comment(other, 2, 9)]);
  expect(facts.unread(example)).toBe(1);
});

test('what was seen is remembered over a reload, and told apart by person', () => {
  const memory = aMemory();
  const before = new CommentFacts(room, me, memory);
  before.learn(example, [comment(other, 2)]);
  before.see(example);
  const after = new CommentFacts(room, me, memory);
  after.learn(example, [comment(other, 2)]);
  expect(after.unread(example)).toBe(0);
  expect(new CommentFacts(room, other, memory).seenUntil(example)).toBe(0);
});

test('a memory that holds nonsense is an empty one', () => {
  const nonsense = { get: () => '{"x": "y", broken', set: () => {} };
  expect(new CommentFacts(room, me, nonsense).seenUntil(example)).toBe(0);
});
