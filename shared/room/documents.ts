// The Yjs documents: their addresses, and the names of their roots. The only file that knows either.
import type * as Y from 'yjs';
import type { LaidOutcome } from './deciding.ts';
import { Id } from './ids.ts';
import type { Laid } from './laid.ts';

export const SYNC_PATH = '/sync/v1/';

/** What a client asks for. Whose desk it is, is decided by the session, never by the address. */
export type DocumentAddress =
  | { kind: 'desk'; room: Id }
  | { kind: 'table'; room: Id; example: Id }
  | { kind: 'page'; room: Id; example: Id }
  | { kind: 'board'; room: Id };

const LENGTHS = { desk: 2, board: 2, table: 3, page: 3 } as const;

/** Reads `desk/{room}`, `table/{room}/{example}`…; undefined for anything else. */
export function parseAddress(text: string): DocumentAddress | undefined {
  const [kind, room, example, ...rest] = text.split('/');
  if (!(kind === 'desk' || kind === 'board' || kind === 'table' || kind === 'page') || rest.length > 0)
    return undefined;
  if (!Id.safeParse(room).success || LENGTHS[kind] !== (example === undefined ? 2 : 3)) return undefined;
  if (kind === 'desk' || kind === 'board') return { kind, room: room as Id };
  return Id.safeParse(example).success ? { kind, room: room as Id, example: example as Id } : undefined;
}

export const addressText = (address: DocumentAddress): string =>
  'example' in address ? `${address.kind}/${address.room}/${address.example}` : `${address.kind}/${address.room}`;

/** The name a document is stored under: unlike its address, a desk's name says whose it is. */
export type DocumentName = string & { readonly __document: true };
export const deskName = (room: Id, member: Id): DocumentName => `desk/${room}/${member}` as DocumentName;
export const pageName = (room: Id, example: Id): DocumentName => `page/${room}/${example}` as DocumentName;
export const tableName = (room: Id, example: Id): DocumentName => `table/${room}/${example}` as DocumentName;
export const documentName = (address: DocumentAddress, member: Id): DocumentName =>
  address.kind === 'desk' ? deskName(address.room, member) : (addressText(address) as DocumentName);

/** A desk's entries by entry id. Values are plain JSON and whole; parse before use. */
export const deskEntries = (desk: Y.Doc): Y.Map<unknown> => desk.getMap('entries');
/** A table's laid entries by `author/entryId`. Only the server writes them. */
export const tableEntries = (table: Y.Doc): Y.Map<Laid> => table.getMap('entries');
/** How the discussion of a table's questions ended, by question key. Only the server writes it. */
export const tableOutcomes = (table: Y.Doc): Y.Map<LaidOutcome> => table.getMap('outcomes');

/** A text of a page: the shared note, or the corrected draft of the response with this number, counted from 0. */
export type PageTextName = 'note' | number;
/** A draft is empty until the server lays the original there. */
export const pageText = (page: Y.Doc, name: PageTextName): Y.Text =>
  page.getText(name === 'note' ? 'note' : `draft.${name}`);
/** Which drafts of a page were begun, by response number: who did, and when. The server writes it. */
export const pageDrafts = (page: Y.Doc): Y.Map<unknown> => page.getMap('drafts');

/**
 * The draft of the next version of a rubric, on a board: what is said of it as a whole, the keys of its dimensions in order, and each
 * dimension's fields by its key. Values are plain and whole; parse before use.
 */
export const draftOf = (board: Y.Doc) => ({
  facts: board.getMap<unknown>('rubric'),
  order: board.getArray<string>('rubric-order'),
  dimensions: board.getMap<Y.Map<unknown>>('rubric-dimensions'),
});

/** Whose desk a document is; undefined for any other kind. */
export function deskOwner(name: DocumentName): { room: Id; member: Id } | undefined {
  const [kind, room, member] = name.split('/');
  return kind === 'desk' && room !== undefined && member !== undefined ? { room, member } : undefined;
}
