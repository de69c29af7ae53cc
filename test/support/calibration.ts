// A room over a dataset with every example opened to one member, and what its numbers are computed from.

import { examplesShown } from '../../db/queries/examples.ts';
import { insertOpening } from '../../db/queries/openings.ts';
import type { Given } from '../../server/given.ts';
import { makeRoom } from '../../server/rooms/make-room.ts';
import { readCalibration } from '../../server/rooms/read-calibration.ts';
import type { RoomData } from '../../shared/calibration/room/room-data.ts';
import { roomDataFrom } from '../../shared/calibration/room/room-data-from.ts';
import type { MakeRoom, RoomView } from '../../shared/protocol/rooms.ts';

interface About {
  user: string;
  dataset: string;
  count: number;
  rubric?: MakeRoom['rubric'];
}

/** A room without blindness, so that everything of the file may be seen at once. */
export async function calibrationOf(
  given: Given,
  { user, dataset, count, rubric = { template: 'helpfulness' } }: About,
): Promise<RoomData> {
  const room = await makeRoom(given, {
    user,
    room: { title: 'Numbers', dataset, start: 0, count, rubric, pace: 'open', judges: true },
  });
  await openAll(given, room);
  return roomData(given, user, room);
}

/** As opening each would. */
async function openAll({ database, clock }: Given, { id: room, me, examples }: RoomView): Promise<void> {
  await database.write(async (tx) => {
    for (const example of examples)
      await insertOpening(tx, database.tables, { room, member: me.id, example, reason: 'open-room', at: clock.now() });
  });
}

export async function roomData(given: Given, user: string, room: RoomView): Promise<RoomData> {
  const view = await readCalibration(given, { user, room: room.id });
  const { read, tables } = given.database;
  const contents = new Map(
    (await examplesShown(read, tables, room.examples)).map(({ id, content }) => [
      id,
      content.responses.map(({ text }) => text),
    ]),
  );
  return roomDataFrom(view, room, (example) => contents.get(example) ?? []);
}
