// Queries about mappings that were used before, found again by the columns of a file.
import { desc, eq } from 'drizzle-orm';
import type { Mapping } from '../../shared/example/mapping.ts';
import type { SavedMapping } from '../../shared/protocol/uploads.ts';
import type { Reader, Transaction } from '../database.ts';
import type { Tables } from '../schema.ts';

export interface NewSavedMapping {
  id: string;
  /** SHA-256 over the sorted names of the columns, hex. */
  columnsHash: string;
  /** SHA-256 of the mapping's JSON, hex. */
  mappingHash: string;
  name: string;
  mapping: Mapping;
  savedBy: string;
  usedAt: number;
}

/** One that is there already is used once more, under its latest name. */
export async function saveMapping(tx: Transaction, t: Tables, mapping: NewSavedMapping): Promise<void> {
  const { name, usedAt } = mapping;
  await tx
    .insert(t.savedMapping)
    .values(mapping)
    .onConflictDoUpdate({ target: [t.savedMapping.columnsHash, t.savedMapping.mappingHash], set: { name, usedAt } });
}

/** Those for files with the same columns, the latest first. */
export const savedMappings = (read: Reader, t: Tables, columnsHash: string, limit: number): Promise<SavedMapping[]> =>
  read
    .select({
      id: t.savedMapping.id,
      name: t.savedMapping.name,
      mapping: t.savedMapping.mapping,
      usedAt: t.savedMapping.usedAt,
    })
    .from(t.savedMapping)
    .where(eq(t.savedMapping.columnsHash, columnsHash))
    .orderBy(desc(t.savedMapping.usedAt))
    .limit(limit);
