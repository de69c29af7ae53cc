// Queries about the versions of a room's rubric, and the settings that change with them.
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Clause } from '../../shared/room/deciding.ts';
import type { Rubric } from '../../shared/room/rubric.ts';
import type { RoomSettings } from '../../shared/room/settings.ts';
import type { Reader, Transaction } from '../database.ts';
import { preparedOnce } from '../prepared.ts';
import type { Tables } from '../schema.ts';

const configured = preparedOnce((tx, t) =>
  tx
    .select({ rubricVersion: t.room.rubricVersion, settings: t.room.settings })
    .from(t.room)
    .where(eq(t.room.id, sql.placeholder('room')))
    .prepare(),
);

/** Which version and settings hold at this moment of a write. */
export async function configuredIn(tx: Transaction, t: Tables, room: string) {
  const [row] = await configured(tx, t, 0).execute({ room });
  return row;
}

/** All versions of a room's rubric, the first first. */
export const versionsOf = (read: Reader | Transaction, t: Tables, room: string) =>
  read
    .select({
      id: t.rubricVersion.id,
      number: t.rubricVersion.number,
      rubric: t.rubricVersion.content,
      note: t.rubricVersion.note,
      sameMeaning: t.rubricVersion.sameMeaning,
      publishedAt: t.rubricVersion.publishedAt,
      publishedBy: t.rubricVersion.publishedBy,
    })
    .from(t.rubricVersion)
    .where(
      eq(
        t.rubricVersion.rubric,
        sql`(select v.rubric_id from ${t.rubricVersion} v join ${t.room} r on r.rubric_version_id = v.id where r.id = ${room})`,
      ),
    )
    .orderBy(asc(t.rubricVersion.number));

export interface NewVersion {
  id: string;
  room: string;
  content: Rubric;
  publishedAt: number;
  publishedBy: string;
  note: string;
  sameMeaning: Clause[];
}

/** Adds the next version of a room's rubric and makes it the one in force; answers with its number. */
export async function insertVersion(tx: Transaction, t: Tables, { room, ...version }: NewVersion): Promise<number> {
  const [present] = await tx
    .select({ rubric: t.rubricVersion.rubric, number: t.rubricVersion.number })
    .from(t.room)
    .innerJoin(t.rubricVersion, eq(t.rubricVersion.id, t.room.rubricVersion))
    .where(eq(t.room.id, room));
  if (present === undefined) throw new Error('a room without a rubric');
  const number = present.number + 1;
  await tx.insert(t.rubricVersion).values({ ...version, rubric: present.rubric, number });
  await tx.update(t.room).set({ rubricVersion: version.id }).where(eq(t.room.id, room));
  return number;
}

export async function setSettings(tx: Transaction, t: Tables, room: string, settings: RoomSettings): Promise<void> {
  await tx
    .update(t.room)
    .set({ settings })
    .where(and(eq(t.room.id, room)));
}
