// Chance is given to Yjs too: the ids of replicas are what a test says, so that two runs write the same bytes.
import * as Y from 'yjs';

/** What the server’s own replicas are called: each document is one of its own, so one name serves all. */
const SERVERS = 1;

const ids = new WeakMap<Y.Doc, number>();

/** Until the returned function is called, every replica made in this process has the id that is said for it. */
export function givenReplicaIds(): () => void {
  Object.defineProperty(Y.Doc.prototype, 'clientID', {
    configurable: true,
    get(this: Y.Doc) {
      return ids.get(this);
    },
    // Yjs sets a random one as it makes a document.
    set(this: Y.Doc) {
      ids.set(this, next);
    },
  });
  return () => {
    Reflect.deleteProperty(Y.Doc.prototype, 'clientID');
  };
}

let next = SERVERS;

/** A replica of a client, with this id while ids are given. */
export function aReplica(id: number): Y.Doc {
  next = id;
  const doc = new Y.Doc();
  next = SERVERS;
  return doc;
}
