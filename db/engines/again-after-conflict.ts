// Runs a transaction again when PostgreSQL says that it conflicted with another.
import { setTimeout as wait } from 'node:timers/promises';

const TRIES = 10;
/** serialization_failure and deadlock_detected: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const CONFLICTS = new Set(['40001', '40P01']);

const codeOf = (error: unknown): string | undefined => {
  const { code, cause } = error as { code?: string; cause?: unknown };
  return code ?? (cause === undefined ? undefined : codeOf(cause));
};

export async function againAfterConflict<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === TRIES || !CONFLICTS.has(codeOf(error) ?? '')) throw error;
      await wait(2 ** attempt);
    }
  }
}
