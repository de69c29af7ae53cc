// What is remembered of how and where one reads.
import { expect, test } from 'vitest';
import type { Memory } from '../../../client/state/comment-facts.svelte.ts';
import { rememberedPlace, rememberPlace } from '../../../client/state/keep-place.ts';
import { ReadingSettings } from '../../../client/state/reading-settings.svelte.ts';

function aMemory(): Memory & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return { kept, get: (key) => kept.get(key) ?? null, set: (key, value) => void kept.set(key, value) };
}

test('[U122] settings are remembered for each person', () => {
  const memory = aMemory();
  const ana = new ReadingSettings('ana', memory);
  ana.mode = 'continuous';
  ana.size = 'large';
  ana.questions = 'panel';
  expect(new ReadingSettings('ana', memory)).toMatchObject({
    ...{ mode: 'continuous', size: 'large', width: 'usual', questions: 'panel' },
  });
  expect(new ReadingSettings('ben', memory)).toMatchObject({ mode: 'focus', size: 'usual', questions: 'text' });
});

test('[U122] what cannot be read is the usual, and the rest is kept', () => {
  const memory = aMemory();
  for (const kept of ['{', 'null', '7', '[]', '{"mode":"upside-down","width":"wide","__proto__":{"size":"large"}}']) {
    memory.kept.set('tableread.reading.ana', kept);
    expect(new ReadingSettings('ana', memory)).toMatchObject({ mode: 'focus', size: 'usual' });
  }
  expect(new ReadingSettings('ana', memory).width).toBe('wide');
});

test('[U121] the place is remembered with the words at the top, as it was kept before too, and read with care', () => {
  const memory = aMemory();
  const [room, member] = ['r'.repeat(22), 'm'.repeat(22)];
  expect(rememberedPlace(room, member, memory)).toEqual({ index: 0 });
  const spot = { part: { in: 'responses', index: 1 }, offset: 240 } as const;
  rememberPlace(room, member, { index: 41, spot }, memory);
  expect(rememberedPlace(room, member, memory)).toEqual({ index: 41, spot });
  const [key = ''] = memory.kept.keys();
  for (const [kept, place] of [
    ['12', { index: 12 }],
    ['{"index":3,"spot":{"part":{"in":"nowhere"},"offset":1}}', { index: 3 }],
    ['{"index":-3}', { index: 0 }],
    ['x', { index: 0 }],
    ['null', { index: 0 }],
  ] as const) {
    memory.kept.set(key, kept);
    expect(rememberedPlace(room, member, memory)).toEqual(place);
  }
});
