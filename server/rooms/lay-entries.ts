// Decides what of a member's entries lies on an example's table: a filtered copy, with what only the server can say.
import type { Transaction } from '../../db/database.ts';
import { type EntryRow, entriesBy, judgmentsBy, type Owned } from '../../db/queries/entries.ts';
import type { Tables } from '../../db/schema.ts';
import { type Entry, entryKinds, entryRef } from '../../shared/room/entry.ts';
import type { First, Laid } from '../../shared/room/laid.ts';
import { type Moved, moveOfAnswer, moveOfRationale, type StagedJudgment } from '../../shared/room/movement.ts';
import { questionKey } from '../../shared/room/rubric.ts';
import { mayLay, type Standpoint } from '../../shared/room/sight.ts';
import type { Lay } from './outcome.ts';

/** One entry as it lies on the table. */
function laidOf(row: EntryRow, stages: readonly StagedJudgment[], rubricVersion: string): Laid {
  const { member: author, value: entry, acceptedAt } = row;
  const laid: Laid = { author, acceptedAt, entry };
  if (row.changedAt !== null) laid.changedAt = row.changedAt;
  return isAnswer(entry) ? { ...laid, rubricVersion, ...movementOf(entry, stages) } : laid;
}

/** Of these kinds the table also tells what they were before the reveal. */
const isAnswer = ({ kind }: Entry): boolean => kind === 'judgment' || kind === 'rationale';

function movementOf(entry: Entry, stages: readonly StagedJudgment[]): Pick<Laid, 'stage' | 'first'> {
  if (entry.kind === 'judgment') {
    const moved = moveOfAnswer(stages, questionKey(entry.dimension, entry.response));
    return staged(moved, (value) => ({ value: value ?? null }));
  }
  return staged(moveOfRationale(stages), (text) => ({ text: text ?? '' }));
}

function staged<T>(moved: Moved<T> | undefined, was: (value: T | undefined) => Pick<First, 'value' | 'text'>) {
  if (moved === undefined) return {};
  const { stage, first } = moved;
  if (first === undefined) return { stage };
  return { stage, first: { stage: first.stage, acceptedAt: first.acceptedAt, ...was(first.value) } };
}

interface Author {
  owner: Owned;
  standpoint: Standpoint;
  rubricVersion: string;
}

/** These entries, or, while their author's may not be laid, none. Entries of kinds that never lie on a table are left out. */
export async function layEntries(
  tx: Transaction,
  t: Tables,
  { owner, standpoint, rubricVersion }: Author,
  rows: readonly EntryRow[],
): Promise<Lay> {
  const { room, example } = owner;
  const lay: Lay = { room, example, entries: new Map() };
  const laid = rows.filter((row) => entryKinds[row.value.kind].laid);
  if (laid.length === 0) return lay;
  const open = mayLay(standpoint);
  const stages = open && laid.some(({ value }) => isAnswer(value)) ? await judgmentsBy(tx, t, owner) : [];
  for (const row of laid) {
    lay.entries.set(entryRef(row.member, row.id), open ? laidOf(row, stages, rubricVersion) : undefined);
  }
  return lay;
}

/** Everything this member has put on the example: for when what may be laid of theirs has changed. */
export const layAll = async (tx: Transaction, t: Tables, author: Author): Promise<Lay> =>
  layEntries(tx, t, author, await entriesBy(tx, t, author.owner));
