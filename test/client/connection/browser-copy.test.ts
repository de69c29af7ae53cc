// The browser's copy of a document: it brings back what was kept, survives damage, and says truly whether it keeps.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BrowserCopy, type UpdateStore } from '../../../client/connection/browser-copy.ts';

/** A store in memory that can be made to fail. */
function aStore() {
  const kept = new Map<number, { document: string; update: Uint8Array }>();
  let key = 0;
  const store = {
    kept,
    works: true,
    async read(document: string) {
      if (!store.works) throw new Error('blocked');
      return [...kept].filter(([, each]) => each.document === document).map(([key, { update }]) => ({ key, update }));
    },
    async keep(document: string, added: Uint8Array[], replaced: IDBValidKey[] = []) {
      if (!store.works) throw new Error('full');
      for (const update of added) kept.set(++key, { document, update });
      for (const each of replaced) kept.delete(each as number);
    },
  };
  return store satisfies UpdateStore;
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

async function opened(store: UpdateStore, name = 'desk/a/ana') {
  const doc = new Y.Doc();
  const said: boolean[] = [];
  const copy = new BrowserCopy(name, doc, (kept) => said.push(kept), store);
  await copy.loaded;
  return { doc, said, copy, entries: doc.getMap<string>('entries') };
}

describe('keeping', () => {
  test('[U4] what was written is there when the document is opened again', async () => {
    const store = aStore();
    const first = await opened(store);
    first.entries.set('a', 'one');
    first.entries.set('b', 'two');
    await turn();
    first.copy.close();
    const second = await opened(store);
    expect(second.entries.toJSON()).toEqual({ a: 'one', b: 'two' });
  });

  test('[U4] a change is handed to the browser though others are still being written, and all count as kept only when all are', async () => {
    const store = aStore();
    const [handed, done]: [number[], (() => void)[]] = [[], []];
    const slow: UpdateStore = {
      read: store.read,
      keep: (_, added) => {
        handed.push(added.length);
        return new Promise<void>((resolve) => done.push(resolve));
      },
    };
    const { entries, said } = await opened(slow);
    for (let n = 0; n < 34; n++) {
      entries.set('a', `${n}`);
      await turn();
    }
    const ones = Array(32).fill(1);
    expect(handed, 'so many at once; the others wait together').toEqual(ones);
    expect(said).toEqual([true]);
    done[0]?.();
    await turn();
    expect(handed).toEqual([...ones, 2]);
    for (const resolve of done.slice(1)) resolve();
    await turn();
    expect(said).toEqual([true, true]);
  });

  test('another person’s copy in the same browser is another copy', async () => {
    const store = aStore();
    const ana = await opened(store, 'desk/a/ana');
    ana.entries.set('a', 'hers');
    await turn();
    const bo = await opened(store, 'desk/a/bo');
    expect(bo.entries.size).toBe(0);
  });

  test('what was read from the copy is not written to it again', async () => {
    const store = aStore();
    const first = await opened(store);
    first.entries.set('a', 'one');
    await turn();
    first.copy.close();
    await opened(store);
    await turn();
    expect(store.kept.size).toBe(1);
  });

  test('many small updates become one when the document is opened again', async () => {
    const store = aStore();
    const first = await opened(store);
    for (let at = 0; at < 250; at++) {
      first.entries.set('a', String(at));
      await turn();
    }
    first.copy.close();
    expect(store.kept.size).toBe(250);
    const second = await opened(store);
    expect(store.kept.size).toBe(1);
    expect(second.entries.get('a')).toBe('249');
  });
});

describe('trouble', () => {
  test('a damaged update is dropped, and the rest is used', async () => {
    const store = aStore();
    const first = await opened(store);
    first.entries.set('a', 'one');
    await turn();
    first.copy.close();
    store.kept.set(0, { document: 'desk/a/ana', update: new Uint8Array([255, 255, 255, 7]) });
    const second = await opened(store);
    expect(second.entries.toJSON()).toEqual({ a: 'one' });
    expect(second.said).toEqual([true]);
    expect([...store.kept.values()].every(({ update }) => update.length > 4)).toBe(true);
  });

  test('whichever byte of it is damaged, the document opens, is used and kept', async () => {
    const whole = aStore();
    const first = await opened(whole);
    first.entries.set('a', 'one');
    first.entries.set('b', 'two');
    await turn();
    first.copy.close();
    const document = 'desk/a/ana';
    const updates = [...whole.kept.values()].map(({ update }) => update);
    for (const [which, update] of updates.entries()) {
      for (let at = 0; at < update.length; at++) {
        for (const byte of [0, 127, 255, (update[at] ?? 0) ^ 1]) {
          const store = aStore();
          await store.keep(document, updates.with(which, update.with(at, byte)));
          const damaged = await opened(store);
          expect(damaged.said, `byte ${at} of update ${which} is ${byte}`).toEqual([true]);
          // What will be sent to the server.
          Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(damaged.doc));
          damaged.entries.set('c', 'after the damage');
          await turn();
          expect(damaged.said.at(-1), `byte ${at} of update ${which} is ${byte}`).toBe(true);
          damaged.copy.close();
          expect((await opened(store)).entries.get('c'), `byte ${at} of update ${which} is ${byte}`).toBe(
            'after the damage',
          );
        }
      }
    }
  });

  test('a store that cannot be opened is told, and the document goes on', async () => {
    const store = aStore();
    store.works = false;
    const { said, entries } = await opened(store);
    entries.set('a', 'one');
    await turn();
    expect(said[0]).toBe(false);
    expect(said).not.toContain(true);
    expect(entries.get('a')).toBe('one');
  });

  test('[U4] what could not be kept is kept with the next change, and only then said to be', async () => {
    const store = aStore();
    const first = await opened(store);
    store.works = false;
    first.entries.set('a', 'one');
    await turn();
    expect(first.said.at(-1)).toBe(false);
    store.works = true;
    first.entries.set('b', 'two');
    await turn();
    expect(first.said.at(-1)).toBe(true);
    const second = await opened(store);
    expect(second.entries.toJSON()).toEqual({ a: 'one', b: 'two' });
  });
});
