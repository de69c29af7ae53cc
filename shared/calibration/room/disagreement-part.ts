// Where people disagree: a work list for what should have one answer, and one number for each example.

import { type ItemCounts, itemCounts } from '../distribution/item-counts.ts';
import { entropy } from '../distribution/spread.ts';
import { codeIn, MISSING } from '../matrix.ts';
import { numberOf } from '../result.ts';
import { basisMatrix, type Measure, matrixFor } from './measure.ts';
import { isPerson, type Room } from './prepare-room.ts';
import { refOf } from './room-data.ts';

export interface Given {
  rater: string;
  code: number;
}

export interface Disputed {
  measure: string;
  item: string;
  number: number;
  response: number | undefined;
  /** 0 all agree, 1 as far apart as the scale goes; and the same of the values as they stand now, where people revised. */
  disagreement: number;
  now: number | undefined;
  counts: number[];
  entropy: number | undefined;
  given: Given[];
}

/** How far two values can be apart, in what `disagreement` of an item is counted in. */
export const widest = ({ scale }: Measure): number =>
  scale.level === 'nominal' || scale.positions.length < 2
    ? 1
    : Math.max(...scale.positions) - Math.min(...scale.positions);

const remembered = new WeakMap<Measure, Disputed[]>();

/** Every item that two people rated, by disagreement, the most first. */
export function disputedIn(room: Room, measure: Measure): Disputed[] {
  const known = remembered.get(measure) ?? compute(room, measure);
  remembered.set(measure, known);
  return known;
}

function compute(room: Room, measure: Measure): Disputed[] {
  const matrix = basisMatrix(measure);
  const present = new Map(
    itemCounts(matrixFor(measure.now, measure.scale)).map((each) => [each.item, each.disagreement]),
  );
  const most = widest(measure);
  const voices = matrix.raters.map(isPerson);
  return itemCounts(matrix)
    .flatMap((each: ItemCounts, i): Disputed[] => {
      if (each.disagreement === undefined) return [];
      const now = present.get(each.item);
      const given = matrix.raters.flatMap((rater, r): Given[] => {
        const code = voices[r] ? codeIn(matrix, i, r) : MISSING;
        return code === MISSING ? [] : [{ rater, code }];
      });
      return [
        {
          ...{ measure: measure.id, item: each.item, number: room.numberOf(each.item) },
          response: refOf(each.item).response,
          disagreement: each.disagreement / most,
          now: now === undefined || measure.blind.length === 0 ? undefined : now / most,
          ...{ counts: each.counts, entropy: numberOf(entropy(each.counts)), given },
        },
      ];
    })
    .toSorted((a, b) => b.disagreement - a.disagreement || a.number - b.number);
}

export interface DisagreementPart {
  measure: string;
  name: string;
  labels: readonly string[];
  disputed: Disputed[];
  /** Items on which all agree: they are not in the list. */
  agreed: number;
}

/** The work list, of everything that is not declared to have many answers. Weighted sums of marks are not worked on: their marks are. */
export const disagreementPart = (room: Room): DisagreementPart[] =>
  room.measures
    .filter(({ nature, scale }) => nature !== 'subjective' && scale.labels.length <= 30)
    .map((measure) => {
      const all = disputedIn(room, measure);
      const disputed = all.filter(({ disagreement }) => disagreement > 0);
      const { id, name, scale } = measure;
      return { measure: id, name, labels: scale.labels, disputed, agreed: all.length - disputed.length };
    });

/** For the strip: each example's most disputed answer, from 0 to 1, over everything that should have one answer. */
export function disagreementByExample(room: Room): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { disputed } of disagreementPart(room))
    for (const { item, disagreement } of disputed) {
      const { example } = refOf(item);
      found[example] = Math.max(found[example] ?? 0, disagreement);
    }
  return found;
}
