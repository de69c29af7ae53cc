// Reads the versions of a room's rubric, and which of one's own judgments the present one left behind.
import { judgmentsIn } from '../../db/queries/judgments.ts';
import { versionsOf } from '../../db/queries/rubrics.ts';
import type { RubricVersionView, StaleView } from '../../shared/protocol/rubrics.ts';
import { currentJudgment } from '../../shared/room/movement.ts';
import { leftBehind } from '../../shared/room/stale.ts';
import type { Given } from '../given.ts';
import { enter, type InRoom } from './enter.ts';

/** The first version first. */
export async function readRubricVersions(given: Pick<Given, 'database'>, at: InRoom): Promise<RubricVersionView[]> {
  await enter(given, at, 'read');
  const { read, tables } = given.database;
  const versions = await versionsOf(read, tables, at.room);
  return versions.map(({ note, sameMeaning, ...version }) => ({
    ...version,
    note: note ?? '',
    sameMeaning: sameMeaning ?? [],
  }));
}

/** Of my own judgments alone, in the order of the window. */
export async function readStale(given: Pick<Given, 'database'>, at: InRoom): Promise<StaleView> {
  const { facts, member } = await enter(given, at, 'read');
  const { read, tables } = given.database;
  const versions = await readRubricVersions(given, at);
  const own = (await judgmentsIn(read, tables, at.room)).filter((judgment) => judgment.member === member.id);
  const byExample = Map.groupBy(own, ({ example }) => example);
  const examples = [...facts.examples].flatMap(([example, { responses }]) => {
    const judgment = currentJudgment(byExample.get(example) ?? []);
    if (judgment === undefined || judgment.cannotJudge !== null) return [];
    const left = leftBehind(versions, judgment, responses);
    return left.stale.length + left.gone.length > 0 ? [{ example, ...left }] : [];
  });
  return { rubricVersion: versions.at(-1)?.id ?? facts.rubricVersion, examples };
}
