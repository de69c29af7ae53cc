// Runs a transaction again when PostgreSQL says that it conflicted with another.
import { setTimeout as wait } from 'node:timers/promises';

const TRIES = 30;
const LONGEST_WAIT_MS = 200;
/** serialization_failure and deadlock_detected: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const CONFLICTS = new Set(['40001', '40P01']);

export function isConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return CONFLICTS.has((error as { code?: string }).code ?? '') || isConflict(error.cause);
}

/** @throws the last conflict when there was one at every try, which takes seconds. */
export async function againAfterConflict<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === TRIES || !isConflict(error)) throw error;
      // By chance, or those who met once would meet again.
      await wait(Math.random() * Math.min(2 ** attempt, LONGEST_WAIT_MS));
    }
  }
}
