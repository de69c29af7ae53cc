// Reads the challenges and rulings of a room as a member may see them.
import { challengesIn, rulingsIn } from '../../db/queries/deciding.ts';
import { openedTo } from '../../db/queries/openings.ts';
import type { ChallengesView } from '../../shared/protocol/deciding.ts';
import type { Given } from '../given.ts';
import { challengeView, rulingView } from './challenge-view.ts';
import { enter, type InRoom } from './enter.ts';

/** The newest first. */
export async function readChallenges(given: Pick<Given, 'database'>, at: InRoom): Promise<ChallengesView> {
  const { member } = await enter(given, at, 'read');
  const { read, tables } = given.database;
  const opened = new Set(await openedTo(read, tables, member.id));
  const challenges = await challengesIn(read, tables, at.room);
  return {
    challenges: challenges.map((row) => challengeView(row, member.id, (example) => opened.has(example))),
    rulings: (await rulingsIn(read, tables, at.room)).map(rulingView),
  };
}
