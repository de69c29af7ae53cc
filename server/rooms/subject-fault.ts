// Says whether what an entry is about is there and may be known of by its author, in words that do not tell which of the two it is not.
import { entryOn } from '../../db/queries/entries.ts';
import { standingOn } from '../../db/queries/openings.ts';
import { membersAmong } from '../../db/queries/room-facts.ts';
import type { Part } from '../../shared/room/anchor.ts';
import { type Entry, entryKinds, namedBy, partOf, type Removed, splitRef } from '../../shared/room/entry.ts';
import { mayLay, sightOf } from '../../shared/room/sight.ts';
import { standpointOf } from './standpoint.ts';
import type { Taking } from './take-entries.ts';

/** The same for what is not there and for what is sealed: a guess must learn nothing. */
const NOT_THERE = 'What this is about is not on this example, or not open to you.';
const NO_THREAD = 'Only a comment, a highlight or an instinct can be resolved.';

/** Why this entry cannot be about what it names; undefined when it can. */
export async function subjectFault(taking: Taking, entry: Entry): Promise<string | undefined> {
  const part = partOf(entry);
  if (part !== undefined && !hasPart(taking, entry.example, part)) return 'This example has no such part.';
  if (entry.kind === 'comment' && !(await areMembers(taking, entry.mentions ?? [])))
    return 'Only members of the room can be mentioned.';
  return namedFault(taking, entry);
}

function hasPart({ facts }: Taking, example: string, part: Part): boolean {
  const { responses = 0, messages = 0, fields = [] } = facts.examples.get(example) ?? {};
  if (part.in === 'fields') return fields.includes(part.name);
  return part.index < (part.in === 'responses' ? responses : messages);
}

async function areMembers({ tx, t, facts }: Taking, mentions: readonly string[]): Promise<boolean> {
  const asked = new Set(mentions);
  return (await membersAmong(tx, t, facts.id, [...asked])) === asked.size;
}

async function namedFault(taking: Taking, entry: Entry): Promise<string | undefined> {
  const ref = namedBy(entry);
  if (ref === undefined) return undefined;
  const { author, key } = splitRef(ref);
  const named = author === taking.member.id ? await mine(taking, entry, key) : await others(taking, entry, author, key);
  if (named === undefined) return NOT_THERE;
  return entry.kind === 'resolution' && !beginsThreads.has(named) ? NO_THREAD : undefined;
}

const beginsThreads: ReadonlySet<string> = new Set(['comment', 'highlight', 'instinct', 'removed']);

/** What came in the same write counts: a comment is often made together with the highlight it is on. */
async function mine({ tx, t, facts, member, entries }: Taking, { example }: Entry, key: string) {
  const given = entries.get(key) as { kind?: string; example?: string } | null | undefined;
  if (given?.example === example) return given.kind;
  return (await entryOn(tx, t, { room: facts.id, member: member.id, example }, key))?.value.kind;
}

async function others({ tx, t, facts, member }: Taking, { example }: Entry, author: string, key: string) {
  if (sightOf(await standpointOf(tx, t, facts, member, example)) !== 'open') return undefined;
  const owner = { room: facts.id, member: author, example };
  const named = await entryOn(tx, t, owner, key);
  if (named === undefined || !isLaid(named.value)) return undefined;
  const laid = mayLay({ pace: facts.pace, ...(await standingOn(tx, t, owner)) });
  return laid ? named.value.kind : undefined;
}

const isLaid = (value: Entry | Removed): boolean => value.kind === 'removed' || entryKinds[value.kind].laid;
