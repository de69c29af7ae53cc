// An outcome as it lies on a table, and as it is listed.
import type { OutcomeRow } from '../../db/queries/deciding.ts';
import type { OutcomeView } from '../../shared/protocol/deciding.ts';
import type { LaidOutcome } from '../../shared/room/deciding.ts';

export const laidOutcome = ({ id, by, at, rubricVersion, content }: OutcomeRow): LaidOutcome => ({
  ...{ id, by, at, rubricVersion },
  outcome: content,
});

export const outcomeView = (row: OutcomeRow): OutcomeView => ({
  ...laidOutcome(row),
  example: row.example,
  question: row.question,
  ...(row.endedAt === null ? {} : { endedAt: row.endedAt }),
});
