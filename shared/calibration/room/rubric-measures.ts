// What the members rated, as measures: one for each dimension of the rubric that has values to compare.
import { currentJudgment } from '../../room/movement.ts';
import type { Dimension, Value } from '../../room/rubric.ts';
import { questionKey } from '../../room/rubric.ts';
import type { Label, Rating } from '../rating.ts';
import { declaredScale, observedScale, type Scale, scaleOf } from '../scale.ts';
import { coarseOf } from './coarse.ts';
import { type Measure, orderIn } from './measure.ts';
import { itemOf, type RoomData, type RoomJudgment } from './room-data.ts';

type Stage = Rating['stage'];
interface Given {
  judgment: RoomJudgment;
  stage: Stage;
  place: number;
}

/** A dimension as it is compared: several choices become a yes or no each, a ranking becomes the rank of each response. */
interface Reading {
  id: string;
  name: string;
  /** Declared, or the values that occur. */
  scale: Scale | 'ordinal' | 'interval';
  /** The values in an answer, by response where there are several. */
  values(answer: Value): { response?: number; value: Label }[];
}

export function rubricMeasures(data: RoomData): Measure[] {
  const standings = new Map(data.members.map(({ id, standing }) => [id, standing]));
  const places = new Map(data.examples.map(({ id, number }) => [id, number - 1]));
  const open = data.judgments.flatMap((judgment): Given[] => {
    const place = places.get(judgment.example);
    return place === undefined ? [] : [{ judgment, stage: judgment.stage, place }];
  });
  const blind = open.filter(({ stage }) => stage === 'blind');
  const now = currentOf(open);
  return data.rubric.dimensions.flatMap((dimension) =>
    readingsOf(dimension).flatMap((reading): Measure[] => {
      // What was never revised stands in both.
      const read = new Map(open.map((each) => [each, ratingsIn(each, dimension, reading, standings)]));
      const [first, present] = [blind, now].map((given) => given.flatMap((each) => read.get(each) ?? [])) as [
        Rating[],
        Rating[],
      ];
      const scale =
        typeof reading.scale === 'string'
          ? observedScale(
              reading.scale,
              [...first, ...present].map(({ value }) => value),
            )
          : reading.scale;
      const { nature } = dimension;
      return [
        {
          ...{ id: reading.id, name: reading.name, nature, scale, ordered: orderIn(scale) },
          critical: dimension.type === 'yes-no' && dimension.critical,
          isPreference: dimension.type === 'preference',
          coarse: coarseOf(dimension, scale),
          ...{ blind: first, now: present, file: [] },
        },
      ];
    }),
  );
}

/** Each member's judgment of each example as it stands: that of the latest stage. In the order in which they first judged. */
function currentOf(open: readonly Given[]): Given[] {
  const byExample = new Map<string, Map<string, Given[]>>();
  const inOrder: Given[][] = [];
  for (const given of open) {
    const { member, example } = given.judgment;
    const own = byExample.get(example) ?? new Map<string, Given[]>();
    byExample.set(example, own);
    const stages = own.get(member);
    if (stages) stages.push(given);
    else {
      const first = [given];
      own.set(member, first);
      inOrder.push(first);
    }
  }
  return inOrder.flatMap((stages) => (stages.length === 1 ? stages : (currentJudgment(stages) ?? [])));
}

function readingsOf(dimension: Dimension): Reading[] {
  const { id, name } = dimension;
  switch (dimension.type) {
    case 'yes-no':
      return [
        { id, name, scale: named(scaleOf(dimension), ['no', 'yes']), values: (value) => [{ value: value as Label }] },
      ];
    case 'choice': {
      const scale = named(
        scaleOf(dimension),
        dimension.choices.map(({ label }) => label),
      );
      return [{ id, name, scale, values: (value) => [{ value: value as Label }] }];
    }
    case 'scale':
    case 'preference': {
      const scale = scaleOf(dimension);
      return scale ? [{ id, name, scale, values: (value) => [{ value: value as Label }] }] : [];
    }
    case 'number':
      return [{ id, name, scale: 'interval', values: (value) => [{ value: value as Label }] }];
    case 'choices':
      return dimension.choices.map((choice) => ({
        id: `${id}.${choice.id}`,
        name: `${name}: ${choice.label}`,
        scale: named(declaredScale('nominal', [false, true]), ['no', 'yes']),
        values: (value) => [{ value: Array.isArray(value) && (value as unknown[]).includes(choice.id) }],
      }));
    case 'ranking':
      return [
        {
          ...{ id, name },
          // The best is the highest, as in scores.
          scale: 'ordinal',
          values: (value) =>
            Array.isArray(value) ? value.map((rank, response) => ({ response, value: -Number(rank) })) : [],
        },
      ];
    case 'text':
    case 'spans':
      return [];
    default:
      return dimension satisfies never;
  }
}

/** A scale as people read it. */
const named = (scale: Scale | undefined, labels: readonly string[]): Scale => ({
  ...(scale ?? declaredScale('nominal', [])),
  labels,
});

function ratingsIn(
  { judgment, stage, place }: Given,
  dimension: Dimension,
  reading: Reading,
  standings: ReadonlyMap<string, Rating['standing']>,
): Rating[] {
  const { member, example, answers, rationale, acceptedAt, seconds, expectedShares } = judgment;
  const ratings: Rating[] = [];
  const prefix = `${dimension.id}.`;
  for (const key of Object.keys(answers)) {
    if (key !== dimension.id && !key.startsWith(prefix)) continue;
    const asked = key === dimension.id ? undefined : Number(key.slice(prefix.length));
    const answer = answers[key];
    if (answer === undefined || (asked !== undefined && !Number.isInteger(asked))) continue;
    const percent = expectedShares?.[questionKey(dimension.id, asked)];
    for (const { response = asked, value } of reading.values(answer)) {
      const rating: Rating = {
        rater: member,
        item: itemOf(example, response),
        dimension: reading.id,
        value,
        stage,
        standing: standings.get(member) ?? 'trainer',
        place,
        acceptedAt,
      };
      if (typeof seconds === 'number') rating.seconds = seconds;
      if (percent !== undefined) rating.expectedShare = percent / 100;
      if (rationale !== '') rating.rationale = rationale;
      ratings.push(rating);
    }
  }
  return ratings;
}
