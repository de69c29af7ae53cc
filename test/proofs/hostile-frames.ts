// Frames that no decent client would send, from what decent ones did: forged, cut, doubled, reordered, or nonsense from the start.
import * as Y from 'yjs';
import type { SeededRandom } from '../support/seeded-random.ts';
import { awarenessOf, settingOf, stepOneOf, stepTwoOf, syncMessage, updateOf, varUint } from '../support/sync-bytes.ts';

const NUMBERS = [0, 1, 127, 128, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53 - 1];

/** Honest work to forge from: updates as they were sent, whole states, and the same encoded as v2. */
export class Forge {
  readonly #random: SeededRandom;
  readonly #doc = new Y.Doc();
  #updates: Uint8Array[] = [];
  #others: number[] = [1];

  constructor(random: SeededRandom) {
    this.#random = random;
    this.#doc.clientID = 1 + random.below(2 ** 31);
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#updates.push(update);
    });
  }

  /** Learns what the document holds now, and works on it a little. */
  learn(from: Y.Doc): void {
    const random = this.#random;
    const before = Y.encodeStateVector(this.#doc);
    Y.applyUpdate(this.#doc, Y.encodeStateAsUpdate(from, before), this);
    this.#others = [...from.store.clients.keys(), from.clientID];
    this.#updates = this.#updates.slice(-20);
    const text = this.#doc.getText('text');
    const entries = this.#doc.getMap('entries');
    for (let n = 0; n < 6; n++) {
      const key = `h.${random.below(6)}`;
      const at = random.below(text.length + 1);
      const works = [
        () => text.insert(at, random.pick(['noise', 'ü', '👋🏽', 'a'.repeat(60)])),
        () => text.delete(at, Math.min(3, text.length - at)),
        () => text.format(0, Math.min(2, text.length), { bold: true }),
        () => entries.set(key, { kind: 'comment', text: 'noise', list: [1, null, { a: 2n }] }),
        () => entries.set(key, new Y.Map([['in', new Y.Array<unknown>()]])),
        () => entries.delete(key),
        () => this.#doc.getArray('list').push([random.below(9), 'x']),
        () => this.#doc.getXmlFragment('xml').insert(0, [new Y.XmlElement('p')]),
      ];
      random.pick(works)();
    }
    this.#updates.push(Y.encodeStateAsUpdate(this.#doc), Y.encodeStateAsUpdate(this.#doc, before));
    this.#updates.push(Y.encodeStateAsUpdateV2(this.#doc, before));
  }

  next(): Uint8Array {
    const random = this.#random;
    const dice = random.below(100);
    if (dice < 20) return updateOf(this.#update());
    if (dice < 50) return updateOf(this.#changed(this.#update()));
    if (dice < 58) return this.#changed(updateOf(this.#update()));
    if (dice < 62) return stepTwoOf(this.#changed(this.#update()));
    if (dice < 68) return updateOf(this.#forged());
    if (dice < 72) return updateOf(this.#nested());
    if (dice < 76) return updateOf(this.#bytes(40));
    if (dice < 82) return this.#bytes(60);
    if (dice < 86) return syncMessage(random.below(256), this.#update());
    if (dice < 90) return Uint8Array.from([random.below(256), ...this.#bytes(20)]);
    if (dice < 92) return stepOneOf(random.below(2) === 0 ? this.#bytes(20) : Y.encodeStateVector(this.#doc));
    if (dice < 95) return awarenessOf(random.pick(this.#others), random.pick(NUMBERS), '{"user":{"name":"Lea"}}');
    if (dice < 97) return Uint8Array.from([100, ...varUint(random.pick(NUMBERS))]);
    return Uint8Array.from([...updateOf(this.#update()), ...this.#bytes(8)]);
  }

  #update = (): Uint8Array => this.#random.pick(this.#updates);

  #bytes(most: number): Uint8Array {
    return Uint8Array.from({ length: this.#random.below(most + 1) }, () => this.#random.below(256));
  }

  /** One to four bytes changed, put in or taken out; or the rest of it missing, doubled, or a number grown past all others. */
  #changed(bytes: Uint8Array): Uint8Array {
    const random = this.#random;
    const result = [...bytes];
    for (let times = 1 + random.below(4); times > 0; times--) {
      const at = random.below(result.length + 1);
      const dice = random.below(12);
      if (dice < 6 && at < result.length) result[at] = random.below(256);
      else if (dice < 8) result.splice(at, 1);
      else if (dice < 9) result.splice(at, 0, random.below(256));
      else if (dice < 10) result.push(...result.slice(at, at + 40));
      else if (dice < 11) result.length = at;
      else result.splice(at, 1, ...varUint(random.pick(NUMBERS)));
    }
    return Uint8Array.from(result);
  }

  /** In another's name, at a clock that is not its turn. */
  #forged(): number[] {
    const random = this.#random;
    const client = random.pick([...this.#others, ...NUMBERS, random.below(2 ** 31)]);
    return settingOf(`f.${random.below(4)}`, [119, 1, 120], client, random.pick([...NUMBERS, random.below(40)]));
  }

  #nested(): number[] {
    const random = this.#random;
    const one = random.pick([
      [117, 1],
      [118, 1, 1, 97],
    ]);
    const depth = random.pick([1, 30, 200, 3_000]);
    return settingOf(`n.${random.below(4)}`, [...Array.from({ length: depth }, () => one).flat(), 126]);
  }
}
