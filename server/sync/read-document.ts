// Reads a stored document as it was last committed, without making it live.
import * as Y from 'yjs';
import type { Reader, Transaction } from '../../db/database.ts';
import { loadDocument } from '../../db/queries/documents.ts';
import type { Tables } from '../../db/schema.ts';
import type { DocumentName } from '../../shared/room/documents.ts';
import { newDoc } from './new-doc.ts';

/** The document, and the number of the last update in it. */
export async function readStored(
  read: Reader | Transaction,
  tables: Tables,
  name: DocumentName,
): Promise<{ doc: Y.Doc; number: number }> {
  const doc = newDoc();
  const { updates, number } = await loadDocument(read, tables, name);
  for (const update of updates) Y.applyUpdate(doc, update);
  return { doc, number };
}

export const readDocument = async (read: Reader | Transaction, tables: Tables, name: DocumentName): Promise<Y.Doc> =>
  (await readStored(read, tables, name)).doc;
