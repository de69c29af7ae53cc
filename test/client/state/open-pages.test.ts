// Pages are connected while they are read, and as long as they hold what the server does not have.
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DocumentConnection, DocumentOptions } from '../../../client/connection/document-connection.ts';
import { atFirst, type SavingEvent, step } from '../../../client/connection/saved.ts';
import { OpenPages } from '../../../client/state/open-pages.svelte.ts';

const [ROOM, ME, ONE, TWO] = ['room', 'me', 'one', 'two'] as const;

/** Connections that do what the test says, and a browser that remembers. */
function aStage(left: string[] = []) {
  const lines = new Map<string, { tell(event: SavingEvent): void; closed: boolean }>();
  let remembered = left;
  const connect = (options: Omit<DocumentOptions, 'origin'>) => {
    let saving = atFirst;
    const line = {
      closed: false,
      tell(event: SavingEvent) {
        saving = step(saving, event).saving;
        options.onSaving?.(saving);
      },
    };
    lines.set('example' in options.address ? options.address.example : '', line);
    const close = () => {
      line.closed = true;
    };
    return { doc: new Y.Doc(), close, serverSaves: () => undefined } as unknown as DocumentConnection;
  };
  const unsent = {
    read: () => remembered,
    write: (examples: readonly string[]) => {
      remembered = [...examples];
    },
  };
  const pages = new OpenPages({ connect, room: ROOM, member: ME, whyRefused: async () => undefined, unsent });
  const line = (example: string) => {
    const found = lines.get(example);
    if (found === undefined) throw new Error(`the page of ${example} was never connected`);
    return found;
  };
  return { pages, line, remembered: () => remembered };
}

test('[U150] a page that holds what is not saved stays connected when one moves on, until it is saved', () => {
  const { pages, line, remembered } = aStage();
  pages.keep(new Set([ONE]));
  line(ONE).tell({ is: 'caught-up' });
  line(ONE).tell({ is: 'answer', number: 1 });
  line(ONE).tell({ is: 'down' });
  line(ONE).tell({ is: 'changed' });
  pages.keep(new Set([TWO]));
  pages.settle();
  expect([line(ONE).closed, remembered()]).toEqual([false, [ONE]]);

  line(ONE).tell({ is: 'caught-up' });
  pages.settle();
  expect(line(ONE).closed).toBe(false);
  line(ONE).tell({ is: 'answer', number: 3 });
  flushSync();
  pages.settle();
  expect([line(ONE).closed, line(TWO).closed, remembered()]).toEqual([true, false, []]);
});

test('[U150] after a reload the pages that an earlier visit left unsaved are connected, and kept until the server has them', () => {
  const { pages, line, remembered } = aStage([ONE]);
  pages.settle();
  expect([line(ONE).closed, remembered()]).toEqual([false, [ONE]]);
  // What the browser kept of it is read, and reaches the server.
  line(ONE).tell({ is: 'changed' });
  line(ONE).tell({ is: 'caught-up' });
  line(ONE).tell({ is: 'answer', number: 2 });
  pages.settle();
  expect([line(ONE).closed, remembered()]).toEqual([true, []]);
});

test('[U150] a page that was only read is let go at once, whatever the line', () => {
  const { pages, line } = aStage();
  pages.keep(new Set([ONE]));
  pages.keep(new Set([TWO]));
  expect([line(ONE).closed, line(TWO).closed]).toEqual([true, false]);
});
