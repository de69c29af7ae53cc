// A measure: one thing that was rated in a room, by members (blind, and as it stands now) and by the file's raters.
import { matrixOf, type RatingMatrix } from '../matrix.ts';
import type { Rating } from '../rating.ts';
import type { Scale } from '../scale.ts';
import { isOrdered } from '../scale.ts';

export interface Measure {
  /** The dimension's id in the rubric, or `file:` and its name in the file. */
  id: string;
  name: string;
  /** What the file rates is neither declared to have one answer nor to have many. */
  nature: 'objective' | 'subjective' | 'undeclared';
  /** A "yes" is a critical error. */
  critical: boolean;
  isPreference: boolean;
  /** For agreement: with the distance that the rubric declares. */
  scale: Scale;
  /** Where one value is more than another; none for choices. */
  ordered: Scale | undefined;
  /** For right and wrong: scores of five points and more are low, middle or high; preferences are sides. */
  coarse: Scale;
  blind: readonly Rating[];
  now: readonly Rating[];
  file: readonly Rating[];
}

export type Group = 'blind' | 'now' | 'file';

/** What portraits, work lists and probes rest on: blind judgments where there are any, else those of a room without blindness; and the file's. */
export const basis = (measure: Measure): readonly Rating[] => [
  ...(measure.blind.length > 0 ? measure.blind : measure.now),
  ...measure.file,
];
export const isBlind = (measure: Measure): boolean => measure.blind.length > 0 || measure.now.length === 0;

export const ratingsOf = (measure: Measure, group: Group): readonly Rating[] => measure[group];

const remembered = new WeakMap<readonly Rating[], WeakMap<Scale, RatingMatrix>>();

/** `matrixOf`, remembered: several screens ask for the same. */
export function matrixFor(ratings: readonly Rating[], scale: Scale): RatingMatrix {
  const known = remembered.get(ratings) ?? new WeakMap<Scale, RatingMatrix>();
  remembered.set(ratings, known);
  const matrix = known.get(scale) ?? matrixOf(ratings, scale);
  known.set(scale, matrix);
  return matrix;
}

const bases = new WeakMap<Measure, readonly Rating[]>();

/** The basis as a matrix on the measure's scale, or another one. */
export function basisMatrix(measure: Measure, scale: Scale = measure.scale): RatingMatrix {
  const ratings = bases.get(measure) ?? basis(measure);
  bases.set(measure, ratings);
  return matrixFor(ratings, scale);
}

const divided = new WeakMap<Measure, { experts: readonly Rating[]; others: readonly Rating[] }>();

/** Expert's ratings as they stand now, and those of everybody else on which nobody had an influence. */
export function expertsAndOthers(measure: Measure): { experts: readonly Rating[]; others: readonly Rating[] } {
  const isExpert = ({ standing }: Rating) => standing === 'expert';
  const known = divided.get(measure) ?? {
    experts: [...measure.now, ...measure.file].filter(isExpert),
    others: basis(measure).filter((rating) => !isExpert(rating)),
  };
  divided.set(measure, known);
  return known;
}

/** The orders of a scale: itself where its values are more and less. */
export const orderIn = (scale: Scale): Scale | undefined => (isOrdered(scale) ? scale : undefined);
