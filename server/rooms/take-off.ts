// Takes an entry off the record when its author took it off their desk. What others answered leaves its place, without its words.
import type { Transaction } from '../../db/database.ts';
import { answerableOn, deleteEntry, type EntryRow, emptyEntry, entryOf } from '../../db/queries/entries.ts';
import { standingOn } from '../../db/queries/openings.ts';
import type { Tables } from '../../db/schema.ts';
import { answeredRemoved, remainsOf } from '../../shared/room/answered.ts';
import { type Entry, type EntryRef, entryKinds, entryRef, namedBy, splitRef } from '../../shared/room/entry.ts';
import { mayLay } from '../../shared/room/sight.ts';
import { joinOutcomes, type Lay, type Outcome } from './outcome.ts';
import type { Taking } from './take-entries.ts';

/** Refs of what was removed from an example and is still answered. */
export async function answeredOn(
  tx: Transaction,
  t: Tables,
  at: { room: string; example: string },
): Promise<Set<EntryRef>> {
  return answeredRemoved(byRef(await answerableOn(tx, t, at)));
}

const byRef = (rows: readonly EntryRow[]) => new Map(rows.map((row) => [entryRef(row.member, row.id), row.value]));

export async function takeOff(taking: Taking, key: string): Promise<Outcome> {
  const { tx, t, facts, member, now } = taking;
  const row = await entryOf(tx, t, member.id, key);
  // Answers and lock-ins are taken back by writing so: what was accepted once leaves a trace.
  if (row === undefined || row.value.kind === 'removed' || !entryKinds[row.value.kind].removable)
    return joinOutcomes([]);
  const { example } = row.value;
  const lay: Lay = { room: facts.id, example, entries: new Map([[entryRef(member.id, key), undefined]]) };
  const remains = remainsOf(row.value);
  if (remains === undefined) {
    await deleteEntry(tx, t, member.id, key);
    return { lays: [lay], announcements: [] };
  }
  const before = await answeredOn(tx, t, { room: facts.id, example });
  await emptyEntry(tx, t, row, remains, now);
  const places = await layPlaces(taking, example, before);
  return { lays: [lay, places], announcements: [] };
}

/** An answer to what was removed, which came late: its place is laid again. */
export async function layWhatItAnswers(taking: Taking, entry: Entry): Promise<Lay[]> {
  const ref = namedBy(entry);
  if (ref === undefined || (entry.kind !== 'comment' && entry.kind !== 'instinct')) return [];
  const { author, key } = splitRef(ref);
  const named = await entryOf(taking.tx, taking.t, author, key);
  return named?.value.kind === 'removed' ? [await layPlaces(taking, entry.example, new Set())] : [];
}

/** The places that are answered now are laid; those of `before` that are not leave. */
async function layPlaces({ tx, t, facts }: Taking, example: string, before: ReadonlySet<EntryRef>): Promise<Lay> {
  const rows = await answerableOn(tx, t, { room: facts.id, example });
  const answered = answeredRemoved(byRef(rows));
  const lay: Lay = { room: facts.id, example, entries: new Map() };
  for (const ref of before) if (!answered.has(ref)) lay.entries.set(ref, undefined);
  for (const { member, id, value: entry, acceptedAt, changedAt } of rows) {
    if (!answered.has(entryRef(member, id))) continue;
    const standing = await standingOn(tx, t, { room: facts.id, member, example });
    if (!mayLay({ pace: facts.pace, ...standing })) continue;
    const changed = changedAt === null ? {} : { changedAt };
    lay.entries.set(entryRef(member, id), { author: member, acceptedAt, ...changed, entry });
  }
  return lay;
}
