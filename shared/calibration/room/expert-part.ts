// People against the expert: the four fields with shared blind spots first, gaps, critical errors that nobody saw; or, without an expert, suspects.
import { type CriticalErrors, criticalErrors } from '../expert/critical-errors.ts';
import { type FourFields, fourFields } from '../expert/four-fields.ts';
import { type ExpertGap, expertGap } from '../expert/gap.ts';
import { agreedReference, codesOn, meanReference, withItems } from '../expert/reference.ts';
import { type Suspect, suspects } from '../expert/suspects.ts';
import { matrixOf } from '../matrix.ts';
import type { Rating } from '../rating.ts';
import { type Known, undefinedFor } from '../result.ts';
import { expertsAndOthers, type Measure } from './measure.ts';
import type { Room } from './prepare-room.ts';

export interface Opposed {
  item: string;
  number: number;
  sides: { label: string; raters: string[]; rationales: string[] }[];
}

export interface AgainstExpert {
  measure: string;
  name: string;
  nature: Measure['nature'];
  /** Values as they are compared: low, middle, high for scores. */
  labels: readonly string[];
  experts: string[];
  others: string[];
  fields: Known<FourFields>;
  gap: Known<ExpertGap>;
  /** Only for what marks critical errors. */
  critical: CriticalErrors | undefined;
  /** Where experts gave different answers: no answer is called right there. */
  opposed: Opposed[];
  suspects: Known<{ suspects: Suspect[] }>;
}

export const expertPart = (room: Room): AgainstExpert[] =>
  room.measures
    .filter(({ scale }) => scale.labels.length <= 30)
    .map((measure) => ({ ...againstExpert(room, measure), gap: gapIn(measure) }));

/** All but the gaps, which take as long as the rest together and are not asked for in an overview. */
type Placed = Omit<AgainstExpert, 'gap'>;

const remembered = new WeakMap<Measure, Placed>();

export function againstExpert(room: Room, measure: Measure): Placed {
  const known = remembered.get(measure) ?? compute(room, measure);
  remembered.set(measure, known);
  return known;
}

function compute(room: Room, measure: Measure): Placed {
  const { experts, others } = expertsAndOthers(measure);
  const { coarse } = measure;
  const theirs = matrixOf(others, coarse);
  const reference = withItems(matrixOf(experts, coarse), theirs.items);
  const agreed = agreedReference(reference);
  const none = undefinedFor('no-expert');
  const yes = measure.scale.labels.length - 1;
  return {
    ...{ measure: measure.id, name: measure.name, nature: measure.nature, labels: coarse.labels },
    ...{ experts: [...new Set(experts.map(({ rater }) => rater))], others: [...theirs.raters] },
    fields: experts.length === 0 ? none : fourFields(theirs, agreed),
    critical: measure.critical && experts.length > 0 ? criticalErrors(theirs, agreed, yes) : undefined,
    opposed: opposedIn(room, experts, measure),
    suspects: suspects(others.length > 0 ? others : experts, coarse),
  };
}

function gapIn(measure: Measure): Known<ExpertGap> {
  const { experts, others } = expertsAndOthers(measure);
  if (experts.length === 0) return undefinedFor('no-expert');
  return measure.ordered ? gapOn(others, experts, measure.ordered) : undefinedFor('no-order');
}

function gapOn(others: readonly Rating[], experts: readonly Rating[], scale: Measure['scale']): ExpertGap {
  const matrix = matrixOf(others, scale);
  return expertGap(matrix, meanReference(withItems(matrixOf(experts, scale), matrix.items)));
}

function opposedIn(room: Room, experts: readonly Rating[], { coarse }: Measure): Opposed[] {
  const matrix = matrixOf(experts, coarse);
  const byItem = Map.groupBy(experts, ({ item }) => item);
  return matrix.items
    .filter((_, i) => new Set(codesOn(matrix, i)).size > 1)
    .map((item) => {
      const given = (byItem.get(item) ?? []).map((rating) => ({ rating, code: coarse.codes.get(rating.value) ?? -1 }));
      const sides = [...Map.groupBy(given, ({ code }) => code)].map(([code, all]) => ({
        label: coarse.labels[code] ?? '',
        raters: all.map(({ rating }) => rating.rater),
        rationales: all.flatMap(({ rating }) => rating.rationale ?? []),
      }));
      return { item, number: room.numberOf(item), sides };
    })
    .toSorted((a, b) => a.number - b.number);
}
