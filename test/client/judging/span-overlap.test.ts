// Errors that several people marked in one text, as stretches.
import { expect, test } from 'vitest';
import type { Given } from '../../../client/judging/comparison-rows.ts';
import { stretchesOf } from '../../../client/judging/span-overlap.ts';

const part = { in: 'responses', index: 0 } as const;
const source = 'A lawyer from Lisbon said so.';
const given = (name: string, ...words: string[]): Given => ({
  member: { id: name.repeat(22), name, role: 'trainer', standing: 'trainer', judges: true, colour: 1 },
  value: words.map((exact) => {
    const start = source.indexOf(exact);
    const place = { part, start, end: start + exact.length, exact };
    const anchor = { ...place, prefix: source.slice(0, start), suffix: source.slice(place.end) };
    return { anchor, category: 'wrong', severity: 'minor' };
  }),
  ...{ stage: 'blind', first: undefined, apart: 0, expected: undefined, readFirst: undefined },
});

test('[U202] a text is cut where marks begin and end, each stretch with those who marked it', () => {
  const stretches = stretchesOf(source, part, [given('a', 'lawyer from'), given('b', 'from Lisbon')]);
  expect(stretches.map(({ text, by }) => [text, by.map(({ one }) => one.member.name).join('')])).toEqual([
    ['A ', ''],
    ['lawyer ', 'a'],
    ['from', 'ab'],
    [' Lisbon', 'b'],
    [' said so.', ''],
  ]);
  expect(stretches.map(({ text }) => text).join('')).toBe(source);
});
