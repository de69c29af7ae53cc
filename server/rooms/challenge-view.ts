// A challenge as a member may see it: what it says of examples that are sealed for them is left out, and so are which and how many.
import type { ChallengeRow, RulingRow } from '../../db/queries/deciding.ts';
import type { ChallengeView, RulingView } from '../../shared/protocol/deciding.ts';

/** `isOpen`: has this example been opened to the viewer? */
export function challengeView(
  { id, by, at, rubricVersion, clause, text, evidence, withdrawnAt }: ChallengeRow,
  viewer: string,
  isOpen: (example: string) => boolean,
): ChallengeView {
  const shown = evidence.filter(({ example }) => by === viewer || isOpen(example));
  return {
    ...{ id, by, at, rubricVersion, clause, text },
    evidence: shown,
    sealed: shown.length < evidence.length,
    ...(withdrawnAt === null ? {} : { withdrawnAt }),
  };
}

export const rulingView = ({
  id,
  challenge,
  clause,
  verdict,
  reason,
  by,
  at,
  rubricVersion,
}: RulingRow): RulingView => ({
  ...{ id, clause, verdict, reason, by, at },
  ...(challenge === null ? {} : { challenge }),
  ...(rubricVersion === null ? {} : { rubricVersion }),
});
