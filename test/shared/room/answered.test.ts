// Which places of removed entries stay: those under which words still hang.
import { expect, test } from 'vitest';
import { answeredRemoved, remainsOf } from '../../../shared/room/answered.ts';
import type { Entry, EntryRef, Removed, Subject } from '../../../shared/room/entry.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const example = 'e'.repeat(22);
const ref = (key: string): EntryRef => `${'a'.repeat(22)}/${key}`;
const on = (key?: string): Subject => (key === undefined ? { on: 'example' } : { on: 'entry', entry: ref(key) });
const comment = (about?: string): Entry => ({ kind: 'comment', example, subject: on(about), text: 'Words.' });
const removed = (about?: string): Removed => ({ kind: 'removed', example, was: 'comment', subject: on(about) });
const answered = (entries: Record<string, Entry | Removed>) =>
  [...answeredRemoved(new Map(Object.entries(entries).map(([key, entry]) => [ref(key), entry])))]
    .map((one) => one.slice(23))
    .toSorted();

test('[E26] a place stays while something stands under it, also under other places', () => {
  expect(answered({ a: removed(), b: removed('a'), c: comment('b') })).toEqual(['a', 'b']);
  expect(answered({ a: removed(), b: comment('a'), c: removed('b') })).toEqual(['a']);
  expect(answered({ a: removed(), b: removed('a') })).toEqual([]);
  expect(answered({ a: comment(), b: comment('a') })).toEqual([]);
});

test('[E26] entries that name each other in a circle, or nothing, end', () => {
  expect(answered({ a: removed('b'), b: removed('a'), c: comment('a'), d: comment('nowhere') })).toEqual(['a', 'b']);
});

test('[E26] every place that stays has an answer, and every answered place stays, in any forest', () => {
  const random = seededRandom(26);
  for (let round = 0; round < 200; round++) {
    const entries: Record<string, Entry | Removed> = {};
    for (let n = 0; n < 12; n++) {
      const about = n === 0 || random.below(5) === 0 ? undefined : `k${random.below(n)}`;
      entries[`k${n}`] = random.below(2) === 0 ? removed(about) : comment(about);
    }
    const stays = new Set(answered(entries));
    const under = (key: string) =>
      Object.entries(entries).filter(
        ([, entry]) => 'subject' in entry && entry.subject?.on === 'entry' && entry.subject.entry === ref(key),
      );
    for (const [key, entry] of Object.entries(entries)) {
      const held = under(key).some(([below, other]) => other.kind === 'comment' || stays.has(below));
      expect(stays.has(key)).toBe(entry.kind === 'removed' && held);
    }
  }
});

test('[E26] what remains of an entry holds none of its words', () => {
  expect(remainsOf(comment('a'))).toEqual(removed('a'));
  expect(remainsOf({ kind: 'tag', example, subject: on(), tag: 'vague' })).toBeUndefined();
});
