// The lead shows everybody a passage: told only to those for whom the example is not sealed, who may decline to look.
import { membersOf } from '../../db/queries/room-facts.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Stretch } from '../../shared/room/anchor.ts';
import { maySeeWhere, sightOf } from '../../shared/room/sight.ts';
import type { Given } from '../given.ts';
import { enterAt, type OnExample } from './enter.ts';
import type { Outgoing } from './outcome.ts';
import { standpointOf } from './standpoint.ts';

/**
 * Where a lead points is as much a hint as a highlight is, so it is told under the same rule.
 * @throws Refusal sealed while the example is not open to the lead · not-found when it has no such part
 */
export async function spotlight(
  given: Pick<Given, 'database'>,
  { passage, ...at }: OnExample & { passage: Stretch },
): Promise<Outgoing[]> {
  const { facts, member } = await enterAt(given, at, 'bring');
  const { read, tables } = given.database;
  if (!hasPart(facts.examples.get(at.example), passage)) throw new Refusal('not-found');
  if (sightOf(await standpointOf(read, tables, facts, member, at.example)) !== 'open') throw new Refusal('sealed');
  const { room, example } = at;
  const told: Outgoing[] = [];
  for (const other of await membersOf(read, tables, room)) {
    if (other.id === member.id) continue;
    if (!maySeeWhere(await standpointOf(read, tables, facts, other, example))) continue;
    told.push({ to: { member: other.id }, name: 'spotlit', body: { room, example, by: member.id, passage } });
  }
  return told;
}

function hasPart(
  parts: { responses: number; messages: number; fields: readonly string[] } | undefined,
  { part }: Stretch,
): boolean {
  if (parts === undefined) return false;
  if (part.in === 'fields') return parts.fields.includes(part.name);
  return part.index < (part.in === 'responses' ? parts.responses : parts.messages);
}
