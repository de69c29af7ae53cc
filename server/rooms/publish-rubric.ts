// Publishes the next version of a room's rubric: from here on judgments are made under it, and none before is changed.

import { memberById } from '../../db/queries/room-facts.ts';
import { configuredIn, insertVersion, versionsOf } from '../../db/queries/rubrics.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { PublishRubric, RubricVersionView } from '../../shared/protocol/rubrics.ts';
import { newId } from '../../shared/room/ids.ts';
import { clauseChanges, sameClause } from '../../shared/room/rubric-clauses.ts';
import { RoomSettings } from '../../shared/room/settings.ts';
import { auditOf } from '../people/audit.ts';
import type { Decider } from './decisions.ts';
import { enter, type InRoom } from './enter.ts';
import { linkRulings } from './link-rulings.ts';
import { forgetFacts } from './room-facts.ts';
import { mustBeWhole } from './whole-rubric.ts';

/**
 * @throws Refusal changed when another version was published since `base`; bad-request when nothing is different, or a clause that did not
 * change is said to mean the same.
 */
export async function publishRubric(
  plane: Decider,
  { user, room, base, rubric, note, sameMeaning }: InRoom & PublishRubric,
): Promise<RubricVersionView> {
  const { member } = await enter(plane, { user, room }, 'configure');
  mustBeWhole(rubric);
  const id = newId(plane.random);
  const audit = auditOf(plane);
  const published = await plane.decide(room, [], async (tx, t, now) => {
    // Removed while this waited for its turn.
    if ((await memberById(tx, t, member.id)) === undefined) throw new Refusal('not-found');
    const present = await configuredIn(tx, t, room);
    if (present?.rubricVersion !== base) throw new Refusal('changed');
    const before = (await versionsOf(tx, t, room)).at(-1)?.rubric ?? rubric;
    const changes = clauseChanges(before, rubric);
    checkSameMeaning(changes, sameMeaning);
    if (JSON.stringify(before) === JSON.stringify(rubric))
      throw new Refusal('bad-request', 'Nothing in the rubric is different. Change something, then publish.');
    const version = { id, content: rubric, publishedAt: now, publishedBy: member.id, note, sameMeaning };
    const number = await insertVersion(tx, t, { room, ...version });
    await linkRulings(tx, t, { room, version: id, changed: changes.map(({ clause }) => clause) });
    await audit(tx, { action: 'publish-rubric', user, room, detail: { version: id, number } });
    const settings = RoomSettings.parse(present.settings ?? {});
    const value = { id, number, rubric, note, sameMeaning, publishedAt: now, publishedBy: member.id };
    const body = { room, rubricVersion: id, settings };
    return { value, lays: [], announcements: [{ to: { room }, name: 'configured', body }] };
  });
  forgetFacts(plane, room);
  return published;
}

/** What is said to mean the same must have changed, and in words alone. */
function checkSameMeaning(changes: ReturnType<typeof clauseChanges>, same: PublishRubric['sameMeaning']): void {
  for (const clause of same) {
    const change = changes.find((each) => sameClause(each.clause, clause));
    const anchor = clause.anchor === undefined ? '' : `, ${clause.anchor}`;
    if (change === undefined)
      throw new Refusal('bad-request', `"${clause.dimension}${anchor}" is said to mean the same, but did not change.`);
    if (change.fields.some(({ weight }) => weight === 'offer'))
      throw new Refusal('bad-request', `"${change.name}" offers other answers now, so it cannot mean the same.`);
  }
}
