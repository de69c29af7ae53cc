// Decides what of a member's entries lies on an example's table: a filtered copy, with what only the server can say.
import type { Transaction } from '../../db/database.ts';
import { type EntryRow, entriesBy, judgmentsBy, type Owned } from '../../db/queries/entries.ts';
import type { Tables } from '../../db/schema.ts';
import { type EntryRef, entryKinds, entryRef } from '../../shared/room/entry.ts';
import type { First, Laid } from '../../shared/room/laid.ts';
import { isJudging, type JudgingEntry, moveOf, type StagedJudgment } from '../../shared/room/movement.ts';
import type { Value } from '../../shared/room/rubric.ts';
import { mayLay, type Standpoint } from '../../shared/room/sight.ts';
import type { Lay } from './outcome.ts';
import { answeredOn } from './take-off.ts';

/** One entry as it lies on the table. */
function laidOf(row: EntryRow, stages: readonly StagedJudgment[]): Laid {
  const { member: author, value: entry, acceptedAt } = row;
  const laid: Laid = { author, acceptedAt, entry };
  if (row.changedAt !== null) laid.changedAt = row.changedAt;
  const order = entry.kind === 'judgment' ? orderIn(stages) : undefined;
  if (order !== undefined) laid.order = order;
  return isJudging(entry) ? { ...laid, ...movementOf(entry, stages) } : laid;
}

/** What counts as part of a judgment also tells at what stage and under which version it was given, and what it was before. */
function movementOf(entry: JudgingEntry, stages: readonly StagedJudgment[]): Partial<Laid> {
  const moved = moveOf(stages, entry);
  if (moved === undefined) return {};
  const { stage, rubricVersion, first } = moved;
  if (first === undefined) return { stage, rubricVersion };
  const { value, ...before } = first;
  return { stage, rubricVersion, first: { ...before, ...wasOf(entry, value) } };
}

/** Responses are shuffled only until they are open, so all of a member's judgments that were made then tell the same order. */
const orderIn = (stages: readonly StagedJudgment[]): number[] | undefined =>
  stages.find(({ responseOrder }) => responseOrder !== null)?.responseOrder ?? undefined;

const wasOf = (entry: JudgingEntry, value: Value | undefined): Pick<First, 'value' | 'text'> =>
  entry.kind === 'rationale' || entry.kind === 'cannot-judge'
    ? { text: String(value ?? '') }
    : { value: value ?? null };

interface Author {
  owner: Owned;
  standpoint: Standpoint;
}

const NONE: ReadonlySet<EntryRef> = new Set();

/** These entries, or, while their author's may not be laid, none. Entries of kinds that never lie on a table are left out. */
export async function layEntries(
  tx: Transaction,
  t: Tables,
  { owner, standpoint }: Author,
  rows: readonly EntryRow[],
): Promise<Lay> {
  const { room, example } = owner;
  const lay: Lay = { room, example, entries: new Map() };
  const laid = rows.filter(({ value }) => value.kind === 'removed' || entryKinds[value.kind].laid);
  if (laid.length === 0) return lay;
  const open = mayLay(standpoint);
  const stages = open && laid.some(({ value }) => isJudging(value)) ? await judgmentsBy(tx, t, owner) : [];
  const gone = laid.some(({ value }) => value.kind === 'removed') ? await answeredOn(tx, t, owner) : NONE;
  for (const row of laid) {
    const ref = entryRef(row.member, row.id);
    const lies = open && (row.value.kind !== 'removed' || gone.has(ref));
    lay.entries.set(ref, lies ? laidOf(row, stages) : undefined);
  }
  return lay;
}

/** Everything this member has put on the example: for when what may be laid of theirs has changed. */
export const layAll = async (tx: Transaction, t: Tables, author: Author): Promise<Lay> =>
  layEntries(tx, t, author, await entriesBy(tx, t, author.owner));
