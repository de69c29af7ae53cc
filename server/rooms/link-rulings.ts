// Remembers which rulings a new version of the rubric carries out: those accepted, whole or partly, on clauses that it changes.
import type { Transaction } from '../../db/database.ts';
import { linkRulingRows, rulingsIn } from '../../db/queries/deciding.ts';
import type { Tables } from '../../db/schema.ts';
import type { Clause } from '../../shared/room/deciding.ts';

/** A ruling on a question as a whole is carried out by a change of any of its clauses. */
export async function linkRulings(
  tx: Transaction,
  t: Tables,
  { room, version, changed }: { room: string; version: string; changed: readonly Clause[] },
): Promise<void> {
  const carriedOut = (await rulingsIn(tx, t, room)).filter(
    ({ clause, verdict, rubricVersion }) =>
      rubricVersion === null &&
      verdict !== 'rejected' &&
      changed.some(
        ({ dimension, anchor }) =>
          dimension === clause.dimension && (clause.anchor === undefined || clause.anchor === anchor),
      ),
  );
  await linkRulingRows(
    tx,
    t,
    carriedOut.map(({ id }) => id),
    version,
  );
}
