// Marked errors of members and of the file's raters: the texts with everybody's marks, and what the marks of one reader come to.
import type { Span as RubricSpan } from '../../room/rubric.ts';
import type { Rating } from '../rating.ts';
import { observedScale } from '../scale.ts';
import type { MarkedText, Span } from '../spans/span.ts';
import type { Measure } from './measure.ts';
import { fileRater, itemOf, type OpenExample, type RoomData } from './room-data.ts';

export interface SpanMeasure {
  id: string;
  name: string;
  /** Each response with the marks of everybody who read it. */
  texts: MarkedText[];
  /** Marks on something else than a response: counted in the score, not compared by place. */
  elsewhere: number;
  /** What each reader's marks come to, weighted by severity; higher is worse. */
  score: Measure;
}

interface Mark extends Span {
  response: number | undefined;
  weight: number;
}

/**
 * Weights of the published MQM data (Freitag et al. 2021, table 4): a non-translation 25, major 5, minor 1, minor punctuation 0.1; what is
 * wrong in the source, and attention checks, 0. A severity of another name counts 1.
 */
export function mqmWeight(category = '', severity = ''): number {
  const [what, how] = [category.toLowerCase(), severity.toLowerCase()];
  if (/non.?translation/.test(what)) return 25;
  if (/source (issue|error)/.test(what) || /hotw/.test(how) || /^no.?error/.test(how)) return 0;
  if (/^(major|critical)/.test(how)) return 5;
  if (/^minor/.test(how)) return /fluency\/punctuation/.test(what) ? 0.1 : 1;
  return /^(neutral|trivial)/.test(how) ? 0 : 1;
}

export function spanMeasures(data: RoomData): SpanMeasure[] {
  return [...ofRubric(data), ...ofFile(data)];
}

/** Who read a text and what they marked: example by example, reader by reader. */
type Readers = ReadonlyMap<string, { standing: Rating['standing']; marks: readonly Mark[] }>;

function ofFile({ examples }: RoomData): SpanMeasure[] {
  if (examples.every(({ labels }) => labels.spans.length === 0)) return [];
  const readers = ({ labels }: OpenExample): Readers =>
    new Map(
      labels.raters
        .filter(({ kind }) => kind !== 'crowd')
        .map(({ name, standing }) => [
          fileRater(name),
          {
            standing,
            marks: labels.spans
              .filter(({ rater }) => rater === name)
              .map(({ part, start, end, category, severity }) => ({
                ...{ start, end, label: category ?? severity ?? '', weight: mqmWeight(category, severity) },
                response: part.in === 'responses' ? part.index : undefined,
              })),
          },
        ]),
    );
  return [measureOf('file:spans', 'Marked errors', examples, readers, 'file')];
}

function ofRubric({ rubric, examples, judgments, members }: RoomData): SpanMeasure[] {
  const standings = new Map(members.map(({ id, standing }) => [id, standing]));
  return rubric.dimensions.flatMap((dimension) => {
    if (dimension.type !== 'spans') return [];
    const weights = new Map(dimension.severities.map(({ id, weight }) => [id, weight]));
    const readers = (example: OpenExample): Readers =>
      new Map(
        judgments
          .filter((judgment) => judgment.example === example.id && judgment.stage === 'blind')
          .map(({ member, answers }) => [
            member,
            {
              standing: standings.get(member) ?? 'trainer',
              marks: Object.entries(answers)
                .filter(([key]) => key === dimension.id || key.startsWith(`${dimension.id}.`))
                .flatMap(([, spans]) => (Array.isArray(spans) ? (spans as RubricSpan[]) : []))
                .map(({ anchor, category, severity }) => ({
                  ...{ start: anchor.start, end: anchor.end, label: category, weight: weights.get(severity) ?? 1 },
                  response: anchor.part.in === 'responses' ? anchor.part.index : undefined,
                })),
            },
          ]),
      );
    return [measureOf(dimension.id, dimension.name, examples, readers, 'blind')];
  });
}

function measureOf(
  id: string,
  name: string,
  examples: readonly OpenExample[],
  readersOf: (example: OpenExample) => Readers,
  group: 'blind' | 'file',
): SpanMeasure {
  const texts: MarkedText[] = [];
  const ratings: Rating[] = [];
  let elsewhere = 0;
  for (const example of examples) {
    const readers = readersOf(example);
    if (readers.size === 0) continue;
    for (const [response, { length }] of example.responses.entries()) {
      const spans = new Map(
        [...readers].map(([reader, { marks }]) => [
          reader,
          marks.filter((mark) => mark.response === response && mark.end > mark.start),
        ]),
      );
      texts.push({ item: itemOf(example.id, response), length, spans });
    }
    for (const [rater, { standing, marks }] of readers) {
      elsewhere += marks.filter(({ response }) => response === undefined).length;
      // Sums of 0.1 are rounded, or equal sums become two values.
      const value = Math.round(marks.reduce((sum, { weight }) => sum + weight, 0) * 1e6) / 1e6;
      const item = itemOf(example.id);
      ratings.push({
        rater,
        item,
        dimension: `${id}.score`,
        value,
        stage: 'blind',
        standing,
        place: example.number - 1,
      });
    }
  }
  const scale = observedScale(
    'interval',
    ratings.map(({ value }) => value),
  );
  const score: Measure = {
    ...{ id: `${id}.score`, name: `${name}, weighted`, nature: 'objective', critical: false, isPreference: false },
    ...{ scale, ordered: scale, coarse: scale, now: [] },
    ...(group === 'file' ? { blind: [], file: ratings } : { blind: ratings, file: [] }),
  };
  return { id, name, texts, elsewhere, score };
}
