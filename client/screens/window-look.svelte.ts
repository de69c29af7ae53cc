// A look at a window before there is a room: its hash and its two ends, asked for when typing pauses.
import type { ExampleView, WindowView } from '../../shared/protocol/datasets.ts';
import { lookAtWindow, readRows } from '../api/datasets.ts';

const PAUSE_MS = 250;

export interface Seen {
  readonly window: WindowView;
  readonly first: ExampleView | undefined;
  readonly last: ExampleView | undefined;
}

export class WindowLook {
  /** The last window that was looked at; kept while the next is on its way, so that the page stands still. */
  seen = $state.raw<Seen>();
  fault = $state.raw<unknown>();
  #asked = 0;

  /** Looks at rows [start, start + count) after a pause. The answer takes the wish back. */
  at(dataset: string, start: number, count: number): () => void {
    const asked = ++this.#asked;
    // Not by whether something was seen: an effect that calls this would then run again whenever something is.
    const pause = asked === 1 ? 0 : PAUSE_MS;
    const timer = setTimeout(() => void this.#look(asked, dataset, start, count), pause);
    return () => clearTimeout(timer);
  }

  async #look(asked: number, dataset: string, start: number, count: number): Promise<void> {
    const row = async (at: number) => (await readRows(dataset, at, 1)).examples[0];
    try {
      const [window, first, last] = await Promise.all([
        lookAtWindow(dataset, start, count),
        row(start),
        row(start + count - 1),
      ]);
      if (asked !== this.#asked) return;
      this.seen = { window, first, last };
      this.fault = undefined;
    } catch (fault) {
      if (asked === this.#asked) this.fault = fault;
    }
  }
}
