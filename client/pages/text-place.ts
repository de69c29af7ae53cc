// Places in a co-edited text that stay where they are while others write: before a character, by who made it and when.
import * as Y from 'yjs';
import type { TextPlace } from '../../shared/protocol/at-page.ts';

export function placeAt(text: Y.Text, index: number): TextPlace {
  const { item } = Y.createRelativePositionFromTypeIndex(text, index);
  return item === null ? null : { client: item.client, clock: item.clock };
}

/** Where that is now; undefined when its character is of another text or has not arrived yet. */
export function indexOf(text: Y.Text, place: TextPlace): number | undefined {
  if (place === null) return text.length;
  if (text.doc === null) return undefined;
  const before = new Y.RelativePosition(null, null, Y.createID(place.client, place.clock));
  const found = Y.createAbsolutePositionFromRelativePosition(before, text.doc);
  return found?.type === text ? found.index : undefined;
}
