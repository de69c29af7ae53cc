// What the file's raters said, as measures: joined to a dimension of the rubric where it is the same question, else one of their own.
import type { Json } from '../../example/example.ts';
import type { Standing } from '../../room/roles.ts';
import type { Dimension, Rubric } from '../../room/rubric.ts';
import type { Label, Rating } from '../rating.ts';
import { declaredScale, observedScale, type Scale, scaleOf, sidesOf } from '../scale.ts';
import { inThree } from './coarse.ts';
import { type Measure, orderIn } from './measure.ts';
import { fileRater, itemOf, type RoomData } from './room-data.ts';

/** More different words than this are texts, not labels. */
const LABELS_MOST = 30;
/** Whole numbers on at most so many steps are points of a scale; others are measured in. */
const POINTS_MOST = 11;

interface Said {
  rater: string;
  standing: Standing;
  example: string;
  place: number;
  response: number | undefined;
  value: Json;
  rationale: string | undefined;
}

/** The measures of the rubric with the file's ratings of the same questions, and the others after them. */
export function withFile(data: RoomData, measures: readonly Measure[]): Measure[] {
  const dimensions = [...Map.groupBy(saidIn(data), ({ dimension }) => dimension)];
  const own: Measure[] = [];
  const joined = new Map<string, Rating[]>();
  for (const [name, said] of dimensions) {
    const same = data.rubric.dimensions.find((dimension) => isSame(dimension, name));
    const read = same && readAs(same, said);
    if (same && read) joined.set(same.id, [...(joined.get(same.id) ?? []), ...ratingsOf(same.id, said, read)]);
    else own.push(...ownMeasure(name, said, data.rubric, measures));
  }
  return [...measures.map((measure) => ({ ...measure, file: joined.get(measure.id) ?? measure.file })), ...own];
}

/** A crowd's votes cannot be told apart: each vote on an item stands as a rater of its own, so that it counts. */
function saidIn({ examples }: RoomData): (Said & { dimension: string })[] {
  return examples.flatMap(({ id, number, labels }) => {
    const raters = new Map(labels.raters.map((rater) => [rater.name, rater]));
    const votes = new Map<string, number>();
    return labels.ratings.flatMap(({ rater: name, dimension, response, value, rationale }) => {
      const rater = raters.get(name);
      if (rater === undefined || value === null) return [];
      const vote = JSON.stringify([name, dimension, response]);
      const nth = (votes.get(vote) ?? 0) + 1;
      votes.set(vote, nth);
      const as = rater.kind === 'crowd' ? `${fileRater(name)}#${nth}` : fileRater(name);
      return [
        { rater: as, standing: rater.standing, example: id, place: number - 1, response, value, rationale, dimension },
      ];
    });
  });
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
const isSame = ({ id, name }: Dimension, other: string): boolean => [plain(id), plain(name)].includes(plain(other));

/** How every value reads as one of the dimension's; undefined when some do not: then it is another question. */
function readAs(dimension: Dimension, said: readonly Said[]): ((value: Json) => Label | undefined) | undefined {
  const scale = scaleOf(dimension);
  if (scale === undefined || dimension.type === 'preference') return undefined;
  if (said.some(({ response }) => (response !== undefined) !== (dimension.per === 'response'))) return undefined;
  const choices = dimension.type === 'choice' ? dimension.choices : [];
  const read = (value: Json): Label | undefined => {
    if (dimension.type === 'yes-no') return truthIn(value);
    if (dimension.type === 'choice')
      return choices.find(({ id, label }) => [plain(id), plain(label)].includes(plain(String(value))))?.id;
    return typeof value === 'number' && scale.codes.has(value) ? value : undefined;
  };
  return said.every(({ value }) => read(value) !== undefined) ? read : undefined;
}

const TRUTHS = new Map<Json, boolean>([
  ...([1, '1', 'yes', 'true'] as const).map((value) => [value, true] as const),
  ...([0, '0', 'no', 'false'] as const).map((value) => [value, false] as const),
]);
const truthIn = (value: Json): boolean | undefined =>
  typeof value === 'boolean' ? value : TRUTHS.get(typeof value === 'string' ? value.toLowerCase() : value);

const ratingsOf = (dimension: string, said: readonly Said[], read: (value: Json) => Label | undefined): Rating[] =>
  said.flatMap(({ rater, standing, example, place, response, value, rationale }): Rating[] => {
    const label = read(value);
    if (label === undefined) return [];
    const item = itemOf(example, response);
    const about = { rater, item, dimension, value: label, stage: 'blind' as const, standing, place };
    return [rationale === undefined ? about : { ...about, rationale }];
  });

const SIDES = new Map<string, Label>([
  ['a', 'A'],
  ['b', 'B'],
  ['tie', 'tie'],
  ['both bad', 'both-bad'],
]);
const sideIn = (value: Json): Label | undefined =>
  typeof value === 'string' ? SIDES.get(value.toLowerCase().replaceAll('-', ' ')) : undefined;

function ownMeasure(name: string, said: readonly Said[], rubric: Rubric, measures: readonly Measure[]): Measure[] {
  const about = { id: `file:${name}`, name: titled(name), nature: 'undeclared' as const };
  const sides = said.every(({ value }) => sideIn(value) !== undefined);
  if (sides) {
    // Members' steps from A to B are read as sides, so that they and the file's raters answer one question.
    const asked = rubric.dimensions.find(({ type }) => type === 'preference');
    const members = measures.find(({ id }) => id === asked?.id);
    const scale = {
      ...sidesOf(asked?.type === 'preference' ? asked.points : 2),
      labels: ['A', 'B', 'tie', 'both bad'],
    };
    return [
      {
        ...{ ...about, nature: asked?.nature ?? about.nature },
        ...{ critical: false, isPreference: true, scale, coarse: scale, ordered: sideOrder(scale) },
        ...{ blind: members?.blind ?? [], now: members?.now ?? [] },
        file: ratingsOf(about.id, said, sideIn),
      },
    ];
  }
  const labels = said.map(({ value }) => labelIn(value));
  const scale = scaleIn(labels);
  if (scale === undefined) return [];
  const file = ratingsOf(about.id, said, labelIn);
  const ordered = orderIn(scale);
  const critical = CRITICAL.test(about.name) && scale.labels.length === 2;
  return [
    { ...about, critical, isPreference: false, scale, ordered, coarse: inThree(scale), blind: [], now: [], file },
  ];
}

/** As a title: the names of columns have no blanks and no capitals. */
const titled = (name: string): string => {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** From A over a tie to B; both bad has no place there. */
function sideOrder({ codes }: Scale): Scale {
  const order = new Map(
    [...codes].flatMap(([value, code]) => (code === 3 ? [] : [[value, [0, 2, 1][code] ?? 0] as const])),
  );
  return { level: 'ordinal', labels: ['A', 'tie', 'B'], positions: Float64Array.of(0, 1, 2), codes: order };
}

/** A yes to a question of this name is a critical error. */
const CRITICAL = /critical|severe error/i;

const labelIn = (value: Json): Label | undefined =>
  typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value !== '')
    ? value
    : undefined;

function scaleIn(labels: readonly (Label | undefined)[]): Scale | undefined {
  const values = new Set(labels.filter((label) => label !== undefined));
  if (values.size === 0) return undefined;
  const numbers = [...values].filter((value) => typeof value === 'number');
  if (numbers.length === values.size) return numberScale(numbers);
  if ([...values].every((value) => typeof value === 'boolean'))
    return { ...declaredScale('nominal', [false, true]), labels: ['no', 'yes'] };
  return values.size > LABELS_MOST ? undefined : observedScale('nominal', values);
}

function numberScale(numbers: readonly number[]): Scale {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const steps = numbers.every(Number.isInteger) ? most - least + 1 : Number.POSITIVE_INFINITY;
  if (steps > POINTS_MOST) return observedScale('interval', numbers);
  return declaredScale(
    'ordinal',
    Array.from({ length: steps }, (_, step) => least + step),
  );
}
