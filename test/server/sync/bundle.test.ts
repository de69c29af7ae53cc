// What one turn tells several sockets: each of them hears everything but its own, in order, whoever it came from.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messagesIn } from '../../../bench/sockets/messages-in.ts';
import { Bundle } from '../../../server/sync/bundle.ts';
import { frameOf } from '../../../server/sync/frame.ts';

class Ear {
  writes: (readonly Buffer[])[] = [];
  send(pieces: readonly Buffer[]): void {
    this.writes.push(pieces);
  }
  get heard(): string[] {
    return messagesIn(this.writes.flat()).map((bytes) => Buffer.from(bytes).toString('latin1'));
  }
}

const TELLERS = 4;
/** Who said it, the last being nobody connected; and how long it is, each form of a frame's length among them. */
const said = fc.array(
  fc.record({
    by: fc.integer({ min: 0, max: TELLERS }),
    length: fc.oneof(fc.constantFrom(0, 125, 126, 65_535, 65_536), fc.nat({ max: 300 })),
  }),
  { minLength: 1, maxLength: 24 },
);

const hears = (words: readonly { by: number; length: number }[]): void => {
  const ears = Array.from({ length: TELLERS + 1 }, () => new Ear());
  const texts = words.map(({ by, length }, at) => ({
    by,
    text: `${at}:`.padEnd(length, String.fromCharCode(97 + by)),
  }));
  const bundle = new Bundle(
    texts.map(({ by, text }) => ({
      frame: frameOf(Buffer.from(text, 'latin1')),
      from: by === TELLERS ? undefined : ears[by],
    })),
  );
  bundle.tell(ears);
  for (const [of, ear] of ears.entries()) {
    const wanted = texts.filter(({ by }) => by !== of || of === TELLERS).map(({ text }) => text);
    expect(ear.writes.length).toBe(wanted.length > 0 ? 1 : 0);
    expect(ear.heard).toEqual(wanted);
  }
};

test('[Y2] each is told in one write all but their own words, in order', () => {
  fc.assert(fc.property(said, hears), { numRuns: 200, seed: 2 });
});

test('[Y2] what nobody of them said is the same bytes for everybody: not copied for each', () => {
  const [one, other] = [new Ear(), new Ear()];
  new Bundle(['a', 'b'].map((text) => ({ frame: frameOf(Buffer.from(text)), from: undefined }))).tell([one, other]);
  expect(one.writes[0]?.[0]).toBe(other.writes[0]?.[0]);
});
