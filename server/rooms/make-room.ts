// Makes a room: a window of a dataset, a rubric, a pace, and its first lead.
import { datasetById } from '../../db/queries/datasets.ts';
import { insertMember, insertRoom, insertRubric } from '../../db/queries/rooms.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { MakeRoom, RoomView } from '../../shared/protocol/rooms.ts';
import { newId } from '../../shared/room/ids.ts';
import type { Rubric } from '../../shared/room/rubric.ts';
import { rubricTemplates } from '../../shared/room/rubric-templates.ts';
import { windowOf } from '../data/window-of.ts';
import type { Given } from '../given.ts';
import { auditOf } from '../people/audit.ts';
import { mustLead } from '../people/must-lead.ts';
import { randomStart } from './random-start.ts';
import { readRoom } from './read-room.ts';
import { mustBeWhole } from './whole-rubric.ts';

const rubricOf = (asked: MakeRoom['rubric']): Rubric => ('template' in asked ? rubricTemplates[asked.template] : asked);

/**
 * The window is fixed from here on by its place and the hash of its rows.
 * @throws Refusal not-allowed unless the person may lead; not-found for an unknown dataset; bad-request for rows it does not have.
 */
export async function makeRoom(
  given: Given,
  { user, room: asked }: { user: string; room: MakeRoom },
): Promise<RoomView> {
  await mustLead(given, user);
  const { database, clock, random } = given;
  const { dataset, count } = asked;
  const start = asked.start === 'random' ? await randomStart(given, { dataset, count }) : asked.start;
  const window = await windowOf(given, { dataset, start, count });
  const at = clock.now();
  const [room, rubric, version, member] = [newId(random), newId(random), newId(random), newId(random)];
  const content = rubricOf(asked.rubric);
  mustBeWhole(content);
  const audit = auditOf(given);

  await database.write(async (tx) => {
    const t = database.tables;
    // It may have been deleted since its window was read.
    if ((await datasetById(tx, t, dataset)) === undefined) throw new Refusal('not-found');
    const rubricRow = { id: rubric, title: content.title, createdAt: at };
    await insertRubric(tx, t, rubricRow, { id: version, rubric, number: 1, content, publishedAt: at });
    await insertRoom(tx, t, {
      id: room,
      title: asked.title,
      ...{ dataset, start, count },
      windowHash: window.hash,
      rubricVersion: version,
      pace: asked.pace,
      settings: asked.settings ?? null,
      createdBy: user,
      createdAt: at,
    });
    const lead = { role: 'lead', standing: 'trainer', judges: asked.judges, colour: 1, joinedAt: at } as const;
    await insertMember(tx, t, { id: member, room, user, ...lead });
    await audit(tx, { action: 'make-room', user, room, detail: { dataset, start, count, pace: asked.pace } });
  });
  return readRoom(given, { user, room });
}
