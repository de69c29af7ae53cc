// Reads a stored document as it was last committed, without making it live.
import * as Y from 'yjs';
import type { Reader, Transaction } from '../../db/database.ts';
import { loadDocument } from '../../db/queries/documents.ts';
import type { Tables } from '../../db/schema.ts';
import type { DocumentName } from '../../shared/room/documents.ts';
import { newDoc } from './new-doc.ts';

export async function readDocument(read: Reader | Transaction, tables: Tables, name: DocumentName): Promise<Y.Doc> {
  const doc = newDoc();
  const { updates } = await loadDocument(read, tables, name);
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}
