// What waits to be applied: nothing is lost or changed, and it does not grow without bound.
import { expect, test } from 'vitest';
import { AllQueues, EditQueue } from '../../../server/sync/edit-queue.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const SIZES = { partEdits: 10, partBytes: 1_000, edits: 50, bytes: 4_000, bytesOfAll: 6_000 };
const all = (queue: EditQueue): number[][] => {
  const taken: number[][] = [];
  while (queue.parts > 0) taken.push(...queue.takePart().map((update) => [...update]));
  return taken;
};

test('[Y16] what waits is taken as it came, in order, and waits no more', () => {
  const random = seededRandom(3);
  const queues = new AllQueues(SIZES);
  const queue = new EditQueue(queues);
  for (let round = 0; round < 5; round++) {
    const updates = Array.from({ length: random.below(60) }, () =>
      Uint8Array.from({ length: random.below(random.below(4) === 0 ? 2_000 : 60) }, () => random.below(256)),
    );
    for (const update of updates) queue.add(update, true);
    expect(all(queue)).toEqual(updates.map((update) => [...update]));
    expect([queue.parts, queue.isDue, queue.isFull, queue.takePart(), queues.bytes]).toEqual([0, false, false, [], 0]);
  }
});

test('[Y16] what was taken stays as it is while more comes', () => {
  const queue = new EditQueue(new AllQueues());
  queue.add(Uint8Array.from([1, 2, 3]), true);
  const [taken] = queue.takePart();
  queue.add(Uint8Array.from([9, 9, 9]), true);
  expect([...(taken ?? [])]).toEqual([1, 2, 3]);
});

test('[Y39] no part is more than can be applied at once', () => {
  const [many, large] = [new EditQueue(new AllQueues(SIZES)), new EditQueue(new AllQueues(SIZES))];
  for (let n = 0; n < 25; n++) many.add(Uint8Array.from([n]), true);
  for (let n = 0; n < 5; n++) large.add(new Uint8Array(450), true);
  expect([many.parts, large.parts]).toEqual([3, 3]);
  expect([many.takePart().length, large.takePart().length]).toEqual([10, 2]);
});

test('[Y39] it is full with too many edits or bytes, of its own or of all documents together', () => {
  const queues = new AllQueues(SIZES);
  const [many, large, small] = [new EditQueue(queues), new EditQueue(queues), new EditQueue(queues)];
  for (let n = 0; n < 50; n++) many.add(Uint8Array.from([n]), true);
  for (let n = 0; n < 4; n++) large.add(new Uint8Array(900), true);
  small.add(Uint8Array.from([1]), true);
  expect([many.isFull, large.isFull]).toEqual([false, false]);
  many.add(Uint8Array.from([1]), true);
  large.add(new Uint8Array(900), true);
  expect([many.isFull, large.isFull]).toEqual([true, true]);
  many.takePart();
  large.takePart();
  expect([many.isFull, large.isFull]).toEqual([false, false]);
  const other = new EditQueue(queues);
  for (let n = 0; n < 3; n++) other.add(new Uint8Array(900), true);
  expect([many.isFull, large.isFull, other.isFull, small.isFull]).toEqual([true, true, true, false]);
  other.clear();
  large.clear();
  expect([many.isFull, other.parts]).toEqual([false, 0]);
});

test('[Y17] it is due at once with one that may not be possible to integrate', () => {
  const queue = new EditQueue(new AllQueues());
  queue.add(Uint8Array.from([1]), true);
  queue.add(Uint8Array.from([2]), false);
  expect(queue.isDue).toBe(true);
  queue.takePart();
  queue.add(Uint8Array.from([3]), true);
  expect(queue.isDue).toBe(false);
});
