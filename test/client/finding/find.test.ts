// Finding words in all examples of a window, whether they are on the page or not.
import { describe, expect, test } from 'vitest';
import { hitsIn, patternOf } from '../../../client/finding/find-in-examples.ts';
import { FindState } from '../../../client/finding/find-state.svelte.ts';
import type { Content } from '../../../shared/example/example.ts';
import type { ExampleView } from '../../../shared/protocol/datasets.ts';

const content = (text: string, ...responses: string[]): Content => ({
  fields: {},
  conversation: [{ role: 'user', text }],
  responses: responses.map((response) => ({ text: response })),
});
const found = (query: string, text: string): string[] => {
  const pattern = patternOf(query);
  return pattern ? hitsIn(content(text), pattern, 100).map(({ start, end }) => text.slice(start, end)) : [];
};

describe('words are found', () => {
  test('[U123] without regard to case, in any script', () => {
    expect(found('ÉCOLE', 'une école')).toEqual(['école']);
    expect(found('привет', 'ПРИВЕТ, привет')).toEqual(['ПРИВЕТ', 'привет']);
    expect(found('东京', '在东京')).toEqual(['东京']);
  });
  test('[U123] over line ends and marks of emphasis between them', () => {
    expect(found('two  words', 'two\nwords, **two** words, _two_\n\n`words`')).toEqual([
      'two\nwords',
      'two** words',
      'two_\n\n`words',
    ]);
  });
  test('[U123] as they are typed: no character means anything else', () => {
    expect(found('a.b*(c)[d]^$|\\?+{1}', 'axb a.b*(c)[d]^$|\\?+{1}')).toEqual(['a.b*(c)[d]^$|\\?+{1}']);
    expect(found('1-2', '1-2 1–2')).toEqual(['1-2']);
    expect(found('   ', 'a b')).toEqual([]);
  });
  test('[U123] in fields, conversation and responses, in reading order', () => {
    const where = { ...content('a lamp', 'the lamp', 'no light'), fields: { topic: 'lamp oil', number: 4 } };
    expect(hitsIn(where, patternOf('lamp') as RegExp, 100).map(({ part }) => part)).toEqual([
      { in: 'fields', name: 'topic' },
      { in: 'conversation', index: 0 },
      { in: 'responses', index: 0 },
    ]);
  });
});

describe('in a window', () => {
  const texts = ['lamp lamp', 'nothing', 'a lamp', 'Lamp, lamp, LAMP'];
  const shelf = {
    total: 5,
    at: (index: number) =>
      texts[index] === undefined ? undefined : ({ content: content(texts[index]) } as ExampleView),
  };

  test('[U123] one begins at the example being read, and goes round in both directions', async () => {
    const find = new FindState(shelf);
    find.show();
    await find.look('lamp', 2);
    expect([find.places.length, find.number, find.here?.index]).toEqual([6, 3, 2]);
    find.step(1);
    expect([find.number, find.here?.index]).toEqual([4, 3]);
    find.step(-1);
    find.step(-1);
    find.step(-1);
    find.step(-1);
    expect([find.number, find.here?.index]).toEqual([6, 3]);
    find.stepTo(0);
    expect(find.number).toBe(1);
  });

  test('[U123] each example tells how often, and those that are not here yet are told', async () => {
    const find = new FindState(shelf);
    find.show();
    await find.look('lamp', 0);
    expect(find.counts).toEqual([
      { index: 0, count: 2 },
      { index: 2, count: 1 },
      { index: 3, count: 3 },
    ]);
    expect([find.countAt(1), find.countAt(3), find.missing]).toEqual([0, 3, 1]);
    find.close();
    expect(find.countAt(3)).toBe(0);
  });

  test('[U123] what is painted over a text is where the words stand, one of them as where one is', async () => {
    const find = new FindState(shelf);
    find.show();
    await find.look('lamp', 0);
    expect(find.overlays(0, { in: 'conversation', index: 0 })).toEqual([
      { layer: 'found-here', start: 0, end: 4 },
      { layer: 'found', start: 5, end: 9 },
    ]);
    expect(find.overlays(0, { in: 'responses', index: 0 })).toEqual([]);
  });

  test('[U123] a question asked meanwhile is the one that is answered', async () => {
    const find = new FindState(shelf);
    find.show();
    await Promise.all([find.look('lamp', 0), find.look('nothing', 0)]);
    expect(find.counts).toEqual([{ index: 1, count: 1 }]);
  });
});
