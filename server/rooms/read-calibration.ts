// Reads what a room's numbers are computed from, as far as it is open to the member who asks: nothing sealed, not even as a count.
import { commentsOn, everyMemberOf, labelsOfAll, shownTimes } from '../../db/queries/calibration.ts';
import { sealedFieldsOf } from '../../db/queries/examples.ts';
import { revealedIn } from '../../db/queries/openings.ts';
import { noLabels } from '../../shared/example/rating.ts';
import type { CalibrationView } from '../../shared/protocol/calibration.ts';
import { entryRef } from '../../shared/room/entry.ts';
import { mayLay } from '../../shared/room/sight.ts';
import type { Given } from '../given.ts';
import { enter, type InRoom } from './enter.ts';
import { openedExamples } from './opened-examples.ts';
import { readJudgments } from './read-judgments.ts';

export async function readCalibration(given: Pick<Given, 'database'>, at: InRoom): Promise<CalibrationView> {
  const { facts } = await enter(given, at, 'read');
  const { read, tables } = given.database;
  const opened = new Set(await openedExamples(given, at));
  const open = [...facts.examples.keys()].filter((example) => opened.has(example));
  const judgments = (await readJudgments(given, at)).filter(({ example }) => opened.has(example));
  const sealed = await sealedFieldsOf(read, tables, open);
  const labels = await labelsOfAll(read, tables, open);
  const shown = Map.groupBy(await shownTimes(read, tables, at.room, open), ({ example }) => example);
  const said = Map.groupBy(await laidComments(given, at, facts.pace, open), ({ example }) => example);
  const authors = new Set(judgments.map(({ member }) => member));
  const members = (await everyMemberOf(read, tables, at.room)).filter(({ id }) => authors.has(id));
  return {
    examples: open.map((example) => ({
      example,
      sealed: sealed.get(example) ?? {},
      labels: labels.get(example) ?? noLabels(),
      said: (said.get(example) ?? []).map(({ id, author, at: time, text }) => ({ id, author, at: time, text })),
      shownAt: Object.fromEntries((shown.get(example) ?? []).map(({ member, at: time }) => [member, time])),
    })),
    judgments,
    members,
  };
}

type Pace = Parameters<typeof mayLay>[0]['pace'];

/** The comments that lie on these tables. */
async function laidComments(given: Pick<Given, 'database'>, { room }: InRoom, pace: Pace, open: readonly string[]) {
  const { read, tables } = given.database;
  const revealed = new Set(await revealedIn(read, tables, room));
  return (await commentsOn(read, tables, room, open)).flatMap(({ id, author, example, value, at, ...row }) => {
    if (value.kind !== 'comment') return [];
    const [lockedIn, shown] = [row.lockedInAt !== null, row.shownAt !== null];
    const lies = mayLay({ pace, revealed: revealed.has(example), lockedIn, shown });
    return lies ? [{ id: entryRef(author, id), author, example, at, text: value.text }] : [];
  });
}
