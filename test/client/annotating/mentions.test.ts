// Calling on members: what is completed, and who is meant.
import { describe, expect, test } from 'vitest';
import { completions, mentionBefore, mentionedIds, mentionsIn } from '../../../client/annotating/mentions.ts';

const member = (id: string, name: string) => ({ id: id.repeat(22), name });
const [ana, annika, bo, other] = [
  member('a', 'Ana'),
  member('k', 'Annika Ó'),
  member('b', 'Bo Lind'),
  member('o', 'Ana'),
];
const all = [ana, annika, bo];

describe('before the caret', () => {
  test.each([
    ['Ask @An', { at: 4, typed: 'An' }],
    ['@', { at: 0, typed: '' }],
    ['@Bo Li', { at: 0, typed: 'Bo Li' }],
    ['mail me@home', undefined],
    ['@ home', undefined],
    ['@Bo\nnext', undefined],
    ['@Bo  two blanks', undefined],
    ['nobody', undefined],
    [`@${'x'.repeat(80)}`, undefined],
  ])('[U102] %j is %j', (text, found) => {
    expect(mentionBefore(text, text.length)).toEqual(found);
  });
});

test('[U102] names are offered that begin so, then those with a word that does; accents and capitals do not matter', () => {
  const names = (typed: string) => completions(all, typed).map(({ name }) => name);
  expect(names('an')).toEqual(['Ana', 'Annika Ó']);
  expect(names('o')).toEqual(['Annika Ó']);
  expect(names('LIN')).toEqual(['Bo Lind']);
  expect(names('')).toHaveLength(3);
  expect(names('zz')).toEqual([]);
});

test('[U102] the longest name that stands there is meant, as a whole word, wherever it stands', () => {
  const text = '@Ana and @Annika Ó, (@Bo Lind) not @Anabel nor a@Ana';
  expect(mentionsIn(text, all).map(({ member: { name }, from, to }) => [name, text.slice(from, to)])).toEqual([
    ['Ana', '@Ana'],
    ['Annika Ó', '@Annika Ó'],
    ['Bo Lind', '@Bo Lind'],
  ]);
});

test('[U102] of namesakes the one that was chosen is meant; who stands twice counts once', () => {
  expect(mentionedIds('@Ana @Ana', [...all, other], new Set())).toEqual([ana.id]);
  expect(mentionedIds('@Ana @Ana', [...all, other], new Set([other.id]))).toEqual([other.id]);
  expect(mentionedIds('nobody', all, new Set())).toBeUndefined();
});
