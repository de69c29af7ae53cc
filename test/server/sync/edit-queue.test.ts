// What waits to be applied: nothing is lost or changed, and it does not grow without bound.
import { expect, test } from 'vitest';
import { EditQueue } from '../../../server/sync/edit-queue.ts';
import { seededRandom } from '../../support/seeded-random.ts';

test('[Y16] what waits is taken as it came, in order, and waits no more', () => {
  const random = seededRandom(3);
  const queue = new EditQueue();
  for (let round = 0; round < 3; round++) {
    const updates = Array.from({ length: 50 }, () =>
      Uint8Array.from({ length: random.below(900) }, () => random.below(256)),
    );
    for (const update of updates) queue.add(update, true);
    expect(queue.take().map((update) => [...update])).toEqual(updates.map((update) => [...update]));
    expect([queue.isEmpty, queue.isDue, queue.take()]).toEqual([true, false, []]);
  }
});

test('[Y16] what was taken stays as it is while more comes', () => {
  const queue = new EditQueue();
  queue.add(Uint8Array.from([1, 2, 3]), true);
  const [taken] = queue.take();
  queue.add(Uint8Array.from([9, 9, 9]), true);
  expect([...(taken ?? [])]).toEqual([1, 2, 3]);
});

test('[Y16] it is due once many wait, or many bytes', () => {
  const [small, large] = [new EditQueue(), new EditQueue()];
  for (let n = 0; n < 127; n++) small.add(Uint8Array.from([n]), true);
  large.add(new Uint8Array(65_000), true);
  expect([small.isDue, large.isDue]).toEqual([false, false]);
  small.add(Uint8Array.from([1]), true);
  large.add(new Uint8Array(600), true);
  expect([small.isDue, large.isDue]).toEqual([true, true]);
});

test('[Y17] it is due at once with one that may not be possible to integrate', () => {
  const queue = new EditQueue();
  queue.add(Uint8Array.from([1]), true);
  queue.add(Uint8Array.from([2]), false);
  expect(queue.isDue).toBe(true);
  queue.take();
  queue.add(Uint8Array.from([3]), true);
  expect(queue.isDue).toBe(false);
});
