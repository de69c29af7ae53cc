// The list through everything annotated: what is in it, in which order, and how it is searched.
import { expect, test } from 'vitest';
import { listedOn, search } from '../../../client/annotating/note-list.ts';
import type { Annotation } from '../../../client/state/desk-state.svelte.ts';
import type { Laid } from '../../../shared/room/laid.ts';

const example = 'e'.repeat(22);
const [me, bo] = ['m'.repeat(22), 'b'.repeat(22)];
const anchor = {
  part: { in: 'responses', index: 0 },
  start: 4,
  end: 9,
  exact: 'a law',
  prefix: '',
  suffix: '',
} as const;
const name = (id: string) => (id === bo ? 'Bo Lind' : 'Me');
const laid = (entries: Record<string, Laid['entry']>, acceptedAt = 100): Map<string, Laid> =>
  new Map(Object.entries(entries).map(([key, entry]) => [`${bo}/${key}`, { author: bo, acceptedAt, entry }]));
const mine = (entries: Record<string, Annotation>) => Object.entries(entries).map(([id, entry]) => ({ id, entry }));
const subject = { on: 'entry', entry: `${bo}/h` } as const;

const all = listedOn(me, {
  index: 6,
  seenUntil: 50,
  mine: mine({
    t: { kind: 'tag', example, subject, tag: 'made up' },
    x: { kind: 'instinct', example, subject: { on: 'example' }, text: '' },
    r: { kind: 'reaction', example, to: `${bo}/h`, emoji: '👍' },
  }),
  laid: laid({
    h: { kind: 'highlight', example, anchor },
    c: { kind: 'comment', example, subject, text: 'There is no such act.' },
    gone: { kind: 'removed', example, was: 'comment', subject: { on: 'example' } },
  }),
});

test('[U113] highlights, comments, instincts and tags are listed in reading order, with the words they are about', () => {
  expect(all.map(({ kind, quote, text, isNew }) => [kind, quote, text, isNew])).toEqual([
    ['instinct', '', '', false],
    ['highlight', 'a law', '', true],
    ['comment', 'a law', 'There is no such act.', true],
    ['tag', 'a law', 'made up', false],
  ]);
  expect(new Set(all.slice(1).map(({ thread }) => thread)), 'all lead to one card').toEqual(new Set([`${bo}/h`]));
});

test('[U113] they are found by words of quote, text, name and number, by kind, and by being new', () => {
  const found = (words: string, kind?: 'comment' | 'tag', onlyNew = false) =>
    search(all, { words, kind, onlyNew }, name).map((one) => one.kind);
  expect(found('')).toHaveLength(4);
  expect(found('ACT such')).toEqual(['comment']);
  expect(found('law lind')).toEqual(['highlight', 'comment']);
  expect(found('7', 'tag')).toEqual(['tag']);
  expect(found('', undefined, true)).toEqual(['highlight', 'comment']);
  expect(found('nowhere')).toEqual([]);
});
