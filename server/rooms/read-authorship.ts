// Says who wrote which words of a page's text, from the log of its updates: who first sent a character is its author.
import * as Y from 'yjs';
import { authoredUpdates } from '../../db/queries/documents.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Authorship } from '../../shared/protocol/pages.ts';
import { type PageTextName, pageName, pageText } from '../../shared/room/documents.ts';
import { sightOf } from '../../shared/room/sight.ts';
import type { Given } from '../given.ts';
import { newDoc } from '../sync/new-doc.ts';
import { enterAt, type OnExample } from './enter.ts';
import { standpointOf } from './standpoint.ts';

/** So many rows of the log in one go; others get their turn in between. */
const ROWS_A_TURN = 200;

/**
 * The log says who sent each update, and nobody hears of a character before it is in the log: so whoever sent it first made it.
 * @throws Refusal sealed unless the example is open to this member
 */
export async function readAuthorship(
  given: Pick<Given, 'database'>,
  { text, ...at }: OnExample & { text: PageTextName },
): Promise<Authorship> {
  const { facts, member } = await enterAt(given, at, 'read');
  const { read, tables } = given.database;
  if (sightOf(await standpointOf(read, tables, facts, member, at.example)) !== 'open') throw new Refusal('sealed');
  const page = newDoc();
  const authors = new Authors();
  for (let after = 0; ; ) {
    const rows = await authoredUpdates(read, tables, pageName(at.room, at.example), { after, limit: ROWS_A_TURN });
    page.transact(() => {
      for (const { updates, author } of rows) {
        for (const update of updates) {
          authors.note(update, author);
          Y.applyUpdate(page, update);
        }
      }
    });
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_A_TURN) break;
    after = last.number;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { pieces: piecesOf(pageText(page, text), authors) };
}

type Author = string | null;

/** Which characters of which client came from whom: stretches of clocks, in order. */
class Authors {
  readonly #stretches = new Map<number, { from: number; to: number; author: Author }[]>();

  note(update: Uint8Array, author: Author): void {
    for (const { id, length } of Y.decodeUpdate(update).structs) {
      const known = this.#stretches.get(id.client) ?? [];
      this.#stretches.set(id.client, known);
      // A client's clocks come in order, so what is new begins where the last stretch ended.
      const from = Math.max(id.clock, known.at(-1)?.to ?? 0);
      const to = id.clock + length;
      const last = known.at(-1);
      if (to <= from) continue;
      if (last !== undefined && last.to === from && last.author === author) last.to = to;
      else known.push({ from, to, author });
    }
  }

  /** Author and end of the stretch that this clock lies in. */
  at(client: number, clock: number): { to: number; author: Author } {
    const stretches = this.#stretches.get(client) ?? [];
    let [low, high] = [0, stretches.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const stretch = stretches[middle] as { from: number; to: number; author: Author };
      if (clock < stretch.from) high = middle - 1;
      else if (clock >= stretch.to) low = middle + 1;
      else return stretch;
    }
    return { to: Number.POSITIVE_INFINITY, author: null };
  }
}

function piecesOf(text: Y.Text, authors: Authors): Authorship['pieces'] {
  const pieces: Authorship['pieces'] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { str } = item.content;
    for (let from = 0; from < str.length; ) {
      const { to, author } = authors.at(item.id.client, item.id.clock + from);
      const until = Math.min(str.length, to - item.id.clock);
      const last = pieces.at(-1);
      if (last?.author === author) last.text += str.slice(from, until);
      else pieces.push({ text: str.slice(from, until), author });
      from = until;
    }
  }
  return pieces;
}
