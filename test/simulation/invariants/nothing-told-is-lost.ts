// [Y13] What any connection has seen or was told is saved is in the database, after whatever crash.
import { readDocument } from '../../../server/sync/read-document.ts';
import type { DocumentName } from '../../../shared/room/documents.ts';
import type { World } from '../world.ts';

/** Reads each document anew, as a server does that starts. */
export async function nothingToldIsLost(world: World): Promise<string | undefined> {
  const { read, tables } = world.database;
  for (const [document, told] of world.told) {
    const doc = await readDocument(read, tables, document as DocumentName);
    const missing = told.missingIn(doc);
    if (missing !== undefined) return `[Y13] ${document} has lost ${missing} that somebody had seen`;
  }
  return undefined;
}
