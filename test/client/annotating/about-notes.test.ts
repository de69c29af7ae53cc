// Tags, reactions and resolutions, gathered by what they are about.
import { expect, test } from 'vitest';
import {
  reactionsByEntry,
  resolutionByThread,
  subjectKey,
  tagsBySubject,
} from '../../../client/annotating/about-notes.ts';
import { tagChoices } from '../../../client/annotating/tag-choices.ts';
import { tagColour } from '../../../client/annotating/tag-colour.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const example = 'e'.repeat(22);
const [ana, bo] = ['a'.repeat(22), 'b'.repeat(22)];
const to = `${ana}/c1`;
const put = <E>(author: string, key: string, entry: E, acceptedAt?: number, changedAt?: number) => ({
  ref: `${author}/${key}`,
  author,
  mine: author === ana ? key : undefined,
  entry,
  acceptedAt,
  changedAt,
});
const tag = (word: string) => ({ kind: 'tag', example, subject: { on: 'example' }, tag: word }) as const;
const resolution = (resolved: boolean) => ({ kind: 'resolution', example, thread: to, resolved }) as const;

test('[U108] tags that differ in capitals are one, in the spelling that came first; doubles of one person count once', () => {
  const tags = tagsBySubject([
    put(ana, 't2', tag('VAGUE'), 2),
    put(bo, 't1', tag('Vague'), 1),
    put(ana, 't3', tag('vague')),
  ]);
  expect(tags.get(subjectKey({ on: 'example' }))).toEqual([{ tag: 'Vague', by: [bo, ana], mine: ['t2', 't3'] }]);
});

test('[U103] signs are counted once a person, in one order whoever was first', () => {
  const sign = (emoji: '👍' | '👀') => ({ kind: 'reaction', example, to, emoji }) as const;
  const byEntry = reactionsByEntry([
    put(bo, 'r1', sign('👀'), 1),
    put(ana, 'r2', sign('👍'), 2),
    put(ana, 'r3', sign('👍'), 3),
  ]);
  expect(byEntry.get(to)).toEqual([
    { emoji: '👍', by: [ana], mine: ['r2', 'r3'] },
    { emoji: '👀', by: [bo], mine: [] },
  ]);
});

test('[U104] the resolution that the server took last counts, and mine that is not there yet before all, in any order', () => {
  const early = put(ana, 's', resolution(true), 1, 30);
  const late = put(bo, 's', resolution(false), 20, 40);
  for (const order of [
    [early, late],
    [late, early],
  ])
    expect(resolutionByThread(order).get(to)).toEqual({ resolved: false, by: bo, at: 40 });
  const mine = put(ana, 's', resolution(true));
  expect(resolutionByThread([mine, late]).get(to)).toMatchObject({ resolved: true, by: ana });
});

test('[U108] while a tag is typed, those that begin so come first, then those that hold it, then the word itself', () => {
  const known = ['Too long', 'Vague', 'So vague'];
  expect(tagChoices(known, '').map((choice) => choice.tag)).toEqual(known);
  expect(tagChoices(known, 'va')).toEqual([
    { tag: 'Vague', isNew: false },
    { tag: 'So vague', isNew: false },
    { tag: 'va', isNew: true },
  ]);
  expect(tagChoices(known, ' vague ').some(({ isNew }) => isNew)).toBe(false);
});

test('[U109] a tag of the list has the colour of its place, and any other always the same one of the twelve', () => {
  const listed = ['Vague', 'Too long'];
  expect([tagColour('vague', listed), tagColour('Too long', listed)]).toEqual([1, 2]);
  const random = seededRandom(108);
  for (let n = 0; n < 200; n++) {
    const word = String.fromCodePoint(0x61 + random.below(26), 0x4e00 + random.below(999));
    const colour = tagColour(word, listed);
    expect(colour).toBe(tagColour(word.toUpperCase(), []));
    expect(colour).toBeGreaterThanOrEqual(1);
    expect(colour).toBeLessThanOrEqual(12);
  }
});
