// Queries about what is sealed of examples. Kept apart from the visible part, so that asking for it is always on purpose.
import { eq } from 'drizzle-orm';
import type { Sealed } from '../../shared/example/example.ts';
import type { Reader } from '../database.ts';
import type { Tables } from '../schema.ts';

export async function sealedOf(read: Reader, t: Tables, example: string): Promise<Sealed> {
  const [row] = await read
    .select({ sealed: t.exampleSeal.sealed })
    .from(t.exampleSeal)
    .where(eq(t.exampleSeal.example, example));
  return row?.sealed ?? { fields: {} };
}
