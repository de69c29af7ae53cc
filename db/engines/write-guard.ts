// The rules of one write that no engine keeps by itself: they would hold on one and break on another.
import { AsyncLocalStorage } from 'node:async_hooks';
import { DrizzleQueryError } from 'drizzle-orm/errors';

const inside = new AsyncLocalStorage<WriteGuard>();

/** @throws inside a running write: it would wait for itself for ever (a write), or miss what it has just written (a read). */
export function refuseInsideWrite(): void {
  if (inside.getStore()?.running) {
    throw new Error(
      'A write is running here, and it would wait for itself: use its tx, and nothing else of the database.',
    );
  }
}

/** Runs a statement of the write that this code is part of. @throws when that write is over, or there is none */
export function inRunningWrite<T>(run: () => T): T {
  const guard = inside.getStore();
  if (guard === undefined) throw new Error(OVER);
  return guard.statement(run);
}

const OVER = 'This write is over: its tx cannot be used any more.';

export class WriteGuard {
  #running = true;
  #failures: unknown[] = [];

  get running(): boolean {
    return this.#running;
  }

  /** What the statements that failed threw, whether or not `work` swallowed it. */
  get failures(): readonly unknown[] {
    return this.#failures;
  }

  /**
   * Runs `work`, and when it has ended admits no more statements of it.
   * @throws what `work` throws; and what a statement threw, even when `work` swallowed it: PostgreSQL takes back the whole
   * transaction then without a word, SQLite only the statement.
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    try {
      // Awaited inside: a query that `work` answers with runs only when somebody waits for it.
      const result = await inside.run(this, async () => await work());
      if (this.#failures.length > 0) throw this.#failures[0];
      return result;
    } catch (error) {
      // Drizzle's own message lists the values of the statement: judgments, say, that belong in no log.
      throw error instanceof DrizzleQueryError && error.cause ? error.cause : error;
    } finally {
      this.#running = false;
    }
  }

  /** Runs a statement of the write. */
  statement<T>(run: () => T): T {
    if (!this.#running) throw new Error(OVER);
    if (this.#failures.length > 0) throw this.#failures[0];
    try {
      const result = run();
      if (result instanceof Promise) result.catch((error: unknown) => this.#failures.push(error));
      return result;
    } catch (error) {
      this.#failures.push(error);
      throw error;
    }
  }
}
