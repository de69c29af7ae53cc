// A Yjs document that stands for itself: nobody's subdocument.
import * as Y from 'yjs';

/** Of its random id nothing is ever asked, and to draw one takes fifteen times as long as the rest of the document. */
export const newDoc = (): Y.Doc => new Y.Doc({ guid: '' });
