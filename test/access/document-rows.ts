// Who may open and write which document, and what each message does there: one row for each kind. One without a row does not compile.
import type { DocumentAddress } from '../../shared/room/documents.ts';
import type { Action } from '../../shared/room/roles.ts';
import type { Scene } from './scene.ts';

export type DocumentKind = DocumentAddress['kind'];

/** To add a kind of document, add its row. */
export interface DocumentRow {
  open: Action;
  write: Action | 'nobody';
  /** Opening it takes that one may be shown the example. */
  sight?: 'may-open';
  address(scene: Scene): string;
}

export const documentRows: Record<DocumentKind, DocumentRow> = {
  desk: { open: 'read', write: 'read', address: ({ room }) => `desk/${room}` },
  table: {
    open: 'read',
    write: 'nobody',
    sight: 'may-open',
    address: ({ room, example }) => `table/${room}/${example}`,
  },
  page: {
    open: 'read',
    write: 'annotate',
    sight: 'may-open',
    address: ({ room, example }) => `page/${room}/${example}`,
  },
  board: { open: 'read', write: 'discuss', address: ({ room }) => `board/${room}` },
};
