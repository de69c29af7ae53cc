// Reading an update in steps says of any bytes, honest or changed, what reading them at once says; and its steps are short.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type ReadUpdate, readInSteps } from '../../../server/sync/read-in-steps.ts';
import { readWholeUpdate } from '../../../server/sync/whole-update.ts';
import { type SeededRandom, seededRandom } from '../../support/seeded-random.ts';

/** Every kind of content, several authors, deletions, collected structs, and a gap. */
function everyKind(random: SeededRandom): Uint8Array {
  const docs = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc(), { clientID: clientID * 1_000 }));
  for (let n = 0; n < 12; n++) {
    const doc = random.pick(docs);
    const [text, list, map] = [doc.getText('t'), doc.getArray<unknown>('l'), doc.getMap<unknown>('m')];
    text.insert(random.below(text.length + 1), random.pick(['word', 'é', '🎭🎭']));
    if (text.length > 4) text.format(1, 2, { bold: random.below(2) === 0 ? true : null });
    if (random.below(3) === 0) text.insertEmbed(0, { image: 'x' });
    list.push([random.pick([1, 'a', null, [1, { a: [] }], 1.5, new Uint8Array([1, 2])])]);
    map.set(
      `k${random.below(3)}`,
      random.pick([1, new Y.Map(), new Y.Array(), new Y.Text('x'), new Y.Doc({ guid: 'd' })]),
    );
    doc.getXmlFragment('x').insert(0, [random.pick([new Y.XmlElement('p'), new Y.XmlText('x')])]);
    if (random.below(2) === 0) list.delete(random.below(list.length), 1);
    Y.applyUpdate(random.pick(docs), Y.encodeStateAsUpdate(doc));
  }
  const [whole, later] = [Y.encodeStateAsUpdate(docs[0] as Y.Doc), docs[0] as Y.Doc];
  const before = Y.encodeStateVector(later);
  later.getText('t').insert(0, 'between');
  const between = Y.encodeStateVector(later);
  later.getText('t').insert(0, 'after a gap');
  return random.below(2) === 0
    ? Y.encodeStateAsUpdate(later, before)
    : Y.mergeUpdates([whole, Y.encodeStateAsUpdate(later, between)]);
}

function read(update: Uint8Array, stepBytes: number): { whole: ReadUpdate; steps: number } | undefined {
  try {
    const steps = readInSteps(update, stepBytes);
    for (let count = 0; ; count++) {
      const step = steps.next();
      if (step.done) return { whole: step.value, steps: count };
    }
  } catch {
    return undefined;
  }
}

function atOnce(update: Uint8Array): ReadUpdate | undefined {
  try {
    return readWholeUpdate(update);
  } catch {
    return undefined;
  }
}

function bytesOf(struct: ReadUpdate['structs'][number]): string {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder as never, 0);
  return Buffer.from(encoder.toUint8Array()).toString('hex');
}

const bare = ({ structs, ds }: ReadUpdate) => ({
  structs: structs.map((struct) => [struct.id.client, struct.id.clock, struct.length, bytesOf(struct)]),
  deleted: [...ds.clients].map(([client, ranges]) => [client, ranges.map(({ clock, len }) => [clock, len])]),
});

test('[Y20] in however many steps, the same structs and deletions', () => {
  const random = seededRandom(40);
  const kinds = new Set<string>();
  for (let round = 0; round < 60; round++) {
    const update = everyKind(random);
    const whole = atOnce(update) ?? expect.fail('an honest update');
    for (const struct of whole.structs)
      kinds.add(struct instanceof Y.Item ? struct.content.constructor.name : struct.constructor.name);
    for (const stepBytes of [1, 7, 50, 10 ** 6]) {
      const stepped = read(update, stepBytes) ?? expect.fail(`in steps of ${stepBytes}`);
      expect(bare(stepped.whole)).toEqual(bare(whole));
      if (stepBytes < 50) expect(stepped.steps).toBeGreaterThan(update.length / 200);
    }
  }
  expect([...kinds].sort().join(' ')).toBe(
    'ContentAny ContentBinary ContentDeleted ContentDoc ContentEmbed ContentFormat ContentString ContentType GC Skip',
  );
});

test('[Y20] [Y4] changed bytes are taken for an update when they would be at once, and for the same', () => {
  const random = seededRandom(41);
  const honest = Array.from({ length: 40 }, () => everyKind(random));
  let [taken, refused] = [0, 0];
  for (let round = 0; round < 3_000; round++) {
    const update = random.pick(honest).slice();
    for (let n = 1 + random.below(3); n > 0; n--) update[random.below(update.length)] = random.below(256);
    const bytes = random.below(5) === 0 ? update.subarray(0, random.below(update.length)) : update;
    const [whole, stepped] = [atOnce(bytes), read(bytes, 1 + random.below(100))];
    expect(stepped === undefined, `round ${round}`).toBe(whole === undefined);
    if (whole === undefined || stepped === undefined) refused++;
    else {
      taken++;
      expect(bare(stepped.whole)).toEqual(bare(whole));
    }
  }
  expect(Math.min(taken, refused)).toBeGreaterThan(300);
});

test('[Y20] bytes that name many clients and hold nothing have their steps as well', () => {
  const clients = 100_000;
  const numbers = [0xa0, 0x8d, 0x06, ...Array.from({ length: clients }, () => [0, 1, 0]).flat(), 0];
  const { steps = 0 } = read(Uint8Array.from(numbers), 64 * 1024) ?? {};
  expect(steps).toBe(4);
});
