// How the discussions of a room ended: by question of an example, with what was said before it.
import type { OutcomeView } from '../../shared/protocol/deciding.ts';
import type { Id } from '../../shared/room/ids.ts';

export interface DecidedQuestion {
  example: Id;
  question: string;
  /** undefined: it was taken back. */
  now: OutcomeView | undefined;
  /** Those that ended, the latest first. */
  before: OutcomeView[];
}

/** The one in which something was said or taken back last comes first. */
export function decidedGroups(outcomes: readonly OutcomeView[]): DecidedQuestion[] {
  const lastIn = (of: readonly OutcomeView[]) => Math.max(...of.map(({ at, endedAt = 0 }) => Math.max(at, endedAt)));
  return [...Map.groupBy(outcomes, ({ example, question }) => `${example} ${question}`).values()]
    .toSorted((a, b) => lastIn(b) - lastIn(a))
    .flatMap((of) => {
      const [first] = of;
      if (first === undefined) return [];
      const { example, question } = first;
      const before = of.filter(({ endedAt }) => endedAt !== undefined).toSorted((a, b) => b.at - a.at);
      return [{ example, question, now: of.find(({ endedAt }) => endedAt === undefined), before }];
    });
}
