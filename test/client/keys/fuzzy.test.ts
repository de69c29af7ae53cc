// What the palette finds for a few letters.
import { describe, expect, test } from 'vitest';
import { bindings } from '../../../client/keys/bindings.ts';
import { fuzzyFilter } from '../../../client/keys/fuzzy.ts';

const names = Object.values(bindings).map(({ name }) => name);
const first = (query: string) => fuzzyFilter(query, names, (name) => name)[0];

describe('[U154] an action is found', () => {
  test.each([
    ['rev', bindings.reveal.name],
    ['bring', bindings.bring.name],
    ['ne', bindings.next.name],
    ['NEXT EX', bindings.next.name],
    ['lock', bindings.lockIn.name],
    ['shared note', bindings.page.name],
    ['dark', bindings.theme.name],
  ])('%s', (query, name) => {
    expect(first(query)).toBe(name);
  });

  test('by letters anywhere in it, in order, and not by others', () => {
    expect(fuzzyFilter('hgl', names, (name) => name)).toContain(bindings.highlight.name);
    expect(fuzzyFilter('qqq', names, (name) => name)).toEqual([]);
    expect(fuzzyFilter('évéïl', ['Reveal', 'Révéïl'], (name) => name)).toEqual(['Révéïl']);
  });

  test('as the table has them while nothing is typed', () => {
    expect(fuzzyFilter('  ', names, (name) => name)).toEqual(names);
  });

  test('in a name made to be slow, at once', () => {
    expect(fuzzyFilter(`${'a'.repeat(60)}b`, ['a'.repeat(2_000)], (name) => name)).toEqual([]);
  });
});
