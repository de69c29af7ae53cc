// Reads a room as a member's page shows it.
import { openedTo, peeksIn } from '../../db/queries/openings.ts';
import { membersOf } from '../../db/queries/room-facts.ts';
import { roomShown } from '../../db/queries/rooms.ts';
import type { DatasetView } from '../../shared/protocol/datasets.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { MemberView, RoomView, SourceView } from '../../shared/protocol/rooms.ts';
import { provenanceOf } from '../data/read-dataset.ts';
import type { Given } from '../given.ts';
import { enter, type InRoom } from './enter.ts';
import { progressOf } from './progress.ts';

/** @throws Refusal not-found, for a foreign room as for one that does not exist */
export async function readRoom(given: Pick<Given, 'database'>, { user, room: id }: InRoom): Promise<RoomView> {
  const { facts, member } = await enter(given, { user, room: id }, 'read');
  const { read, tables } = given.database;
  const found = await roomShown(read, tables, id);
  if (found === undefined) throw new Refusal('not-found');
  const { room, dataset, by, rubric } = found;
  return {
    id,
    title: room.title,
    pace: room.pace,
    createdAt: room.createdAt,
    dataset: sourceView(provenanceOf(dataset, by)),
    window: { dataset: room.dataset, start: room.start, count: room.count, hash: room.windowHash },
    settings: facts.settings,
    rubric,
    rubricVersion: room.rubricVersion,
    examples: [...facts.examples.keys()],
    me: memberView(member),
    members: (await membersOf(read, tables, id)).map(memberView),
    progress: await progressOf(read, tables, id),
    opened: await openedTo(read, tables, member.id),
    peeks: await peeksIn(read, tables, id),
  };
}

type Provenance = Omit<DatasetView, 'rooms'>;
const sourceView = ({ id, name, format, rows, importedAt, importedBy, file }: Provenance): SourceView => ({
  ...{ id, name, format, rows, importedAt, importedBy },
  fileName: file.name,
});

/** What everybody in a room may know of a member. */
export const memberView = ({ id, name, role, standing, judges, colour }: MemberView): MemberView => ({
  id,
  name,
  role,
  standing,
  judges,
  colour,
});
