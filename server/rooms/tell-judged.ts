// Tells those who were shown an example that a judgment on its table changed, so that numbers on their screens can follow.
import { shownExample } from '../../db/queries/calibration.ts';
import { type Entry, entryKinds } from '../../shared/room/entry.ts';
import type { Lay, Outgoing } from './outcome.ts';
import type { Taking } from './take-entries.ts';

/** Nobody else hears of it, and of what is not laid nobody does. */
export async function tellJudged(
  { tx, t, facts }: Pick<Taking, 'tx' | 't' | 'facts'>,
  { kind, example }: Entry,
  lays: readonly Lay[],
): Promise<Outgoing[]> {
  const lies = lays.some(({ entries }) => [...entries.values()].some((laid) => laid !== undefined));
  if (entryKinds[kind].needs !== 'judge' || !lies) return [];
  const members = await shownExample(tx, t, facts.id, example);
  return members.map((member) => ({ to: { member }, name: 'judged', body: { room: facts.id, example } }));
}
