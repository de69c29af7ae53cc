// Which of my answers the present version of the rubric left behind, as the server said, less those judged again since.
import { SvelteMap } from 'svelte/reactivity';
import type { StaleView } from '../../shared/protocol/rubrics.ts';
import type { Id } from '../../shared/room/ids.ts';

export class StaleState {
  readonly #byExample = new SvelteMap<Id, readonly string[]>();
  readonly #read: () => Promise<StaleView>;

  constructor(read: () => Promise<StaleView>) {
    this.#read = read;
  }

  /** Keys of questions to be answered again. */
  of(example: Id): readonly string[] {
    return this.#byExample.get(example) ?? [];
  }

  /** Asks the server; without a line what was known stays. */
  async ask(): Promise<void> {
    try {
      const { examples } = await this.#read();
      this.#byExample.clear();
      for (const { example, stale } of examples) if (stale.length > 0) this.#byExample.set(example, stale);
    } catch {
      // Asked again when the line is back.
    }
  }

  judgedAgain(example: Id, question: string): void {
    const left = this.of(example).filter((other) => other !== question);
    if (left.length === 0) this.#byExample.delete(example);
    else this.#byExample.set(example, left);
  }
}
