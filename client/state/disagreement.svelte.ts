// How far judgments of each example lie apart, once it is open to me; whoever computes it gives it here, and the strip shows it.
import type { Id } from '../../shared/room/ids.ts';

/** 0: all agree, 1: as far apart as can be; undefined: nothing to say yet. */
export type DisagreementOf = (example: Id) => number | undefined;

/** Less is agreement as far as anyone can tell. */
const NOTABLE = 0.05;

export class Disagreement {
  #of: DisagreementOf = $state.raw(() => undefined);
  #provided = $state(false);

  /** Nothing computes it yet, so there is nowhere to go. */
  get isKnown(): boolean {
    return this.#provided;
  }

  /** Read anew whenever what it reads changes. Returns how to stop. */
  provide(of: DisagreementOf): () => void {
    this.#of = of;
    this.#provided = true;
    return () => {
      this.#of = () => undefined;
      this.#provided = false;
    };
  }

  of(example: Id): number | undefined {
    return this.#of(example);
  }

  /** The next example after `index`, or before it with -1, on which people disagree; from 0. */
  next(examples: readonly Id[], index: number, by: 1 | -1): number | undefined {
    for (let at = index + by; at >= 0 && at < examples.length; at += by)
      if ((this.of(examples[at] as Id) ?? 0) >= NOTABLE) return at;
    return undefined;
  }
}
