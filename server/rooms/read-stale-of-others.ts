// Reads which of the others' judgments the present version of the rubric left behind, as far as they are open to the one who asks.
import { membersOf } from '../../db/queries/room-facts.ts';
import type { StaleOfOthers } from '../../shared/protocol/rubrics.ts';
import { currentJudgment } from '../../shared/room/movement.ts';
import { leftBehind } from '../../shared/room/stale.ts';
import type { Given } from '../given.ts';
import { enter, type InRoom } from './enter.ts';
import { readJudgments } from './read-judgments.ts';
import { readRubricVersions } from './read-rubric-versions.ts';

/** In the order of the window, then of the members. Of examples that are sealed for the one who asks: nothing, not even a count. */
export async function readStaleOfOthers(given: Pick<Given, 'database'>, at: InRoom): Promise<StaleOfOthers> {
  const { facts, member: me } = await enter(given, at, 'configure');
  const { read, tables } = given.database;
  const versions = await readRubricVersions(given, at);
  const members = (await membersOf(read, tables, at.room)).filter(({ id }) => id !== me.id);
  const seen = Map.groupBy(await readJudgments(given, at), ({ member, example }) => `${member} ${example}`);
  const judgments = [...facts.examples].flatMap(([example, { responses }]) =>
    members.flatMap(({ id: member }) => {
      const judgment = currentJudgment(seen.get(`${member} ${example}`) ?? []);
      if (judgment === undefined || judgment.cannotJudge !== null) return [];
      const { stale } = leftBehind(versions, judgment, responses);
      return stale.length > 0 ? [{ member, example, stale }] : [];
    }),
  );
  return { rubricVersion: versions.at(-1)?.id ?? facts.rubricVersion, judgments };
}
