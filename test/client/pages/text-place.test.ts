// Places in a co-edited text, as others are told them.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { indexOf, placeAt } from '../../../client/pages/text-place.ts';
import { AtPage } from '../../../shared/protocol/at-page.ts';
import { pageText } from '../../../shared/room/documents.ts';

const MEMBER = 'm'.repeat(22);

describe('[U151] a place', () => {
  test('stays before its character while others write, and at the end when it was there', () => {
    const text = pageText(new Y.Doc(), 'note');
    text.insert(0, 'one two');
    const [middle, end] = [placeAt(text, 4), placeAt(text, 7)];
    text.insert(0, 'zero ');
    text.insert(text.length, ' three');
    expect([indexOf(text, middle), indexOf(text, end)]).toEqual([9, text.length]);
  });

  test('of another text, or of characters that have not come yet, is nowhere; and nothing is made for it', () => {
    const doc = new Y.Doc();
    const [note, draft] = [pageText(doc, 'note'), pageText(doc, 0)];
    note.insert(0, 'note');
    draft.insert(0, 'draft');
    expect(indexOf(note, placeAt(draft, 1))).toBeUndefined();
    expect(indexOf(note, { client: 12_345, clock: 7 })).toBeUndefined();
    expect(indexOf(note, { client: doc.clientID, clock: 1_000 })).toBeUndefined();
    expect([...doc.share.keys()].toSorted()).toEqual(['draft.0', 'note']);
  });
});

describe('[U153] what another says of themselves', () => {
  test('is read by parts: what makes no sense is not there, the rest is', () => {
    const selected = { part: { in: 'responses', index: 0 }, start: 0, end: 3 };
    const hostile = {
      member: MEMBER,
      writing: { text: '__proto__', anchor: 7, head: {} },
      selected,
      top: { above: 9 },
      more: 1,
    };
    expect(AtPage.parse(hostile)).toEqual({ member: MEMBER, selected });
    expect(AtPage.safeParse({ selected }).success).toBe(false);
  });
});
