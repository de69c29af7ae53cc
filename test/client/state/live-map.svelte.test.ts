// A shared map as Svelte reads it: who read a key hears of that key, and of no other.
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LiveMap } from '../../../client/state/live-map.svelte.ts';

function aMap() {
  const map = new Y.Doc().getMap<unknown>('entries');
  const live = new LiveMap(map, (value) => (typeof value === 'string' ? value : undefined));
  return { map, live };
}

/** Every value that an effect saw, the first at once. */
function seen<T>(read: () => T): { values: T[]; stop: () => void } {
  const values: T[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      values.push(read());
    });
  });
  flushSync();
  return { values, stop };
}

test('an effect that read a key runs again when that key changes, and not for others', () => {
  const { map, live } = aMap();
  const { values, stop } = seen(() => live.get('a'));
  map.set('a', 'one');
  flushSync();
  map.set('b', 'other');
  flushSync();
  map.delete('a');
  flushSync();
  expect(values).toEqual([undefined, 'one', undefined]);
  stop();
});

test('what another replica writes is seen too', () => {
  const { map, live } = aMap();
  const { values, stop } = seen(() => live.get('a'));
  const other = new Y.Doc();
  other.getMap('entries').set('a', 'from afar');
  Y.applyUpdate(map.doc as Y.Doc, Y.encodeStateAsUpdate(other));
  flushSync();
  expect(values).toEqual([undefined, 'from afar']);
  stop();
});

test('all entries are a new map after each change, without what cannot be read', () => {
  const { map, live } = aMap();
  const { values, stop } = seen(() => live.all);
  map.set('a', 'one');
  map.set('broken', 42);
  flushSync();
  expect(values.map((all) => [...all])).toEqual([[], [['a', 'one']]]);
  stop();
});

test('outside of effects reading is always fresh', () => {
  const { map, live } = aMap();
  expect(live.get('a')).toBeUndefined();
  map.set('a', 'one');
  expect(live.get('a')).toBe('one');
  expect(live.all.get('a')).toBe('one');
});

test('a value that did not change is the same object', () => {
  const map = new Y.Doc().getMap<unknown>('entries');
  const live = new LiveMap(map, (value) => ({ value }));
  map.set('a', 'one');
  const before = live.get('a');
  map.set('b', 'two');
  expect(live.get('a')).toBe(before);
});
