// Agreement on marked errors: whether, what and where apart, with intervals over the texts; each pair of readers; what each reader's marks come to.
import type { Times } from '../counts.ts';
import { bootstrap, type Interval } from '../intervals/bootstrap.ts';
import { type Known, type Measured, undefinedFor } from '../result.ts';
import { type Boundaries, boundaries } from '../spans/boundaries.ts';
import type { MarkedText } from '../spans/span.ts';
import { type SpanPair, spanPairs } from '../spans/span-f1.ts';
import { type SpanAlphas, spanAlphas } from '../spans/unitizing-alpha.ts';
import type { Room } from './prepare-room.ts';
import { refOf } from './room-data.ts';

export interface SpanReport {
  id: string;
  name: string;
  texts: number;
  marks: number;
  /** Marks on something else than a response, which are not compared by place. */
  elsewhere: number;
  whole: Known<Interval>;
  detection: Known<Interval>;
  label: Known<Interval>;
  boundaries: Known<Boundaries>;
  pairs: SpanPair[];
  /** Texts that two read, where they share least of what they marked first. */
  disputed: { item: string; number: number; response: number | undefined; shared: Measured }[];
  readers: { rater: string; texts: number; marks: number; labels: Record<string, number> }[];
}

const SEED = 20_260_101;
/** Each resample goes through every stretch of every text. */
const STEPS = 400_000;

export const spanPart = (room: Room): SpanReport[] =>
  room.spans.map(({ id, name, texts, elsewhere }) => {
    const read = texts.filter(({ spans }) => spans.size >= 2);
    const marks = texts.reduce((sum, { spans }) => sum + [...spans.values()].flat().length, 0);
    return {
      ...{ id, name, elsewhere, marks, texts: read.length, ...alphasOf(read, marks) },
      boundaries: boundaries(read),
      pairs: spanPairs(read).filter(({ texts: shared }) => shared > 0),
      disputed: read.flatMap((text) => disputedOf(room, text)).toSorted((a, b) => shareOf(a) - shareOf(b)),
      readers: readersOf(texts),
    };
  });

const shareOf = ({ shared }: { shared: Measured }): number => ('undefined' in shared ? 2 : shared.value);

function alphasOf(texts: readonly MarkedText[], marks: number): Pick<SpanReport, 'whole' | 'detection' | 'label'> {
  const resamples = Math.max(50, Math.min(500, Math.round(STEPS / Math.max(1, marks * 3))));
  // One evaluation gives all three: each draw is worked out once.
  const drawn: SpanAlphas[] = [];
  const of = (name: keyof SpanAlphas): Known<Interval> => {
    if (texts.length < 2) return undefinedFor(texts.length === 0 ? 'no-shared-items' : 'too-few-items');
    let draw = 0;
    const statistic = (times: Times): Measured => {
      const known = drawn[draw] ?? spanAlphas(texts, times);
      drawn[draw++] = known;
      return known[name];
    };
    return bootstrap(texts.length, statistic, { seed: SEED, resamples });
  };
  return { whole: of('whole'), detection: of('detection'), label: of('label') };
}

/** Over all pairs of readers of one text: characters that both marked over those that one did. */
function disputedOf(room: Room, text: MarkedText): SpanReport['disputed'] {
  const pairs = spanPairs([text]).flatMap(({ characters }) => ('undefined' in characters ? [] : [characters.value]));
  if (pairs.length === 0) return [];
  const shared = { value: pairs.reduce((sum, value) => sum + value, 0) / pairs.length };
  return [{ item: text.item, number: room.numberOf(text.item), response: refOf(text.item).response, shared }];
}

function readersOf(texts: readonly MarkedText[]): SpanReport['readers'] {
  const readers = new Map<string, SpanReport['readers'][number]>();
  for (const { spans } of texts)
    for (const [rater, marks] of spans) {
      const reader = readers.get(rater) ?? { rater, texts: 0, marks: 0, labels: {} };
      readers.set(rater, reader);
      reader.texts++;
      reader.marks += marks.length;
      for (const { label } of marks) reader.labels[label] = (reader.labels[label] ?? 0) + 1;
    }
  return [...readers.values()];
}
