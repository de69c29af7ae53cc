// Undoing in a text that two people write: with the undo of the editor, on two replicas that hear each other late.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { pageText } from '../../../shared/room/documents.ts';
import { seededRandom } from '../../support/seeded-random.ts';

test('[U151] whatever two people write, undo and redo, both read the same, and nobody undoes what the other wrote', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = seededRandom(seed);
    const people = ['l', 't'].map((letter) => {
      const doc = new Y.Doc();
      const text = pageText(doc, 'note');
      const origin = {};
      const undo = new Y.UndoManager(text, { trackedOrigins: new Set([origin]), captureTimeout: 0 });
      const waiting: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array, by: unknown) => void (by !== 'network' && waiting.push(update)));
      return { letter, doc, text, undo, origin, waiting };
    });
    const [lea, tom] = people as [(typeof people)[0], (typeof people)[0]];
    const deliver = () => {
      for (const update of lea.waiting.splice(0)) Y.applyUpdate(tom.doc, update, 'network');
      for (const update of tom.waiting.splice(0)) Y.applyUpdate(lea.doc, update, 'network');
    };
    for (let n = 0; n < 60; n++) {
      const { letter, doc, text, undo, origin } = random.pick(people);
      const place = random.below(text.length + 1);
      const dice = random.below(10);
      if (dice < 6) doc.transact(() => text.insert(place, letter), origin);
      else if (dice < 8) {
        const before = text.toString();
        undo.undo();
        // Only insertions are made, so an undo takes away letters of one's own and no other.
        const others = (whole: string) => whole.replaceAll(letter, '');
        expect(others(text.toString()), `seed ${seed}`).toBe(others(before));
      } else undo.redo();
      if (random.below(3) === 0) deliver();
    }
    deliver();
    expect(lea.text.toString(), `seed ${seed}`).toBe(tom.text.toString());
  }
});
