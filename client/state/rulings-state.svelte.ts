// The challenges and rulings of a room, as far as I may see them: fetched, and again whenever the server says that they have changed.

import type { ChallengesView, ChallengeView, RulingView } from '../../shared/protocol/deciding.ts';
import type { Clause } from '../../shared/room/deciding.ts';
import type { Id } from '../../shared/room/ids.ts';
import { readChallenges } from '../api/deciding.ts';

export class RulingsState {
  readonly #room: Id;
  #view = $state.raw<ChallengesView>({ challenges: [], rulings: [] });
  #asked = 0;
  /** The clause somebody is about to challenge, in the dialog. */
  challenging = $state.raw<Clause | undefined>(undefined);

  constructor(room: Id) {
    this.#room = room;
  }

  /** Never fails: what cannot be fetched now is asked for again with the next change, or when the line is back. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const view = await readChallenges(this.#room);
      // An answer to an earlier question may come later.
      if (asked === this.#asked) this.#view = view;
    } catch {
      return;
    }
  }

  /** On a dimension as a whole or any of its anchors, the newest first. */
  rulingsOn(dimension: string): readonly RulingView[] {
    return this.#view.rulings.filter(({ clause }) => clause.dimension === dimension);
  }

  /** Those that nobody has ruled on or withdrawn. */
  openOn(dimension: string): readonly ChallengeView[] {
    const ruled = new Set(this.#view.rulings.map(({ challenge }) => challenge));
    return this.#view.challenges.filter(
      ({ id, clause, withdrawnAt }) => clause.dimension === dimension && withdrawnAt === undefined && !ruled.has(id),
    );
  }
}
