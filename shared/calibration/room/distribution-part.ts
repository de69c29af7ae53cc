// How values spread where there is not one answer: counts by example, camps with their raters and reasons. Nothing here is wrong.
import { type Camps, campsOn } from '../distribution/camps.ts';
import { itemCounts } from '../distribution/item-counts.ts';
import { raterCamps } from '../distribution/rater-camps.ts';
import { entropy, orderedAgreement } from '../distribution/spread.ts';
import { codeIn, MISSING, withRaters } from '../matrix.ts';
import { isDefined, type Measured, numberOf } from '../result.ts';
import type { Given } from './disagreement-part.ts';
import { basis, basisMatrix, type Measure } from './measure.ts';
import { isPerson, type Room } from './prepare-room.ts';
import { refOf } from './room-data.ts';

export interface Spread {
  item: string;
  number: number;
  response: number | undefined;
  counts: number[];
  given: Given[];
  /** 0 all alike, 1 every value equally often. */
  entropy: number | undefined;
  /** Van der Eijk's A: below 0 there are two camps. */
  agreement: number | undefined;
  camps: Camps | undefined;
}

export interface Distribution {
  measure: string;
  name: string;
  nature: Measure['nature'];
  labels: readonly string[];
  /** Those with camps first, then by entropy. */
  items: Spread[];
  /** Who values alike over many examples. */
  people: Measured<{ camps: [string[], string[]] }>;
}

export const distributionPart = (room: Room): Distribution[] =>
  room.measures
    .filter(({ nature, scale, critical }) => nature !== 'objective' && !critical && scale.labels.length <= 30)
    .map((measure) => distributionOf(room, measure));

export function distributionOf(room: Room, measure: Measure): Distribution {
  const matrix = basisMatrix(measure);
  const ratings = Map.groupBy(basis(measure), ({ item }) => item);
  const items = itemCounts(matrix).map(({ item, counts }, i): Spread => {
    const camps = campsOn(ratings.get(item) ?? [], measure.scale);
    return {
      ...{ item, number: room.numberOf(item), response: refOf(item).response, counts },
      given: matrix.raters.flatMap((rater, r): Given[] => {
        const code = isPerson(rater) ? codeIn(matrix, i, r) : MISSING;
        return code === MISSING ? [] : [{ rater, code }];
      }),
      entropy: numberOf(entropy(counts)),
      agreement: measure.scale.level === 'nominal' ? undefined : numberOf(orderedAgreement(counts)),
      camps: isDefined(camps) ? camps : undefined,
    };
  });
  const weight = ({ camps, entropy: spread = 0 }: Spread) => (camps ? 1 + camps.bimodality : spread);
  return {
    ...{ measure: measure.id, name: measure.name, nature: measure.nature, labels: measure.scale.labels },
    items: items.toSorted((a, b) => weight(b) - weight(a) || a.number - b.number),
    people: raterCamps(withRaters(matrix, isPerson)),
  };
}
