// From the blind value to the one that stands now: toward the others' majority, toward the expert, and what was said before.
import { meanReference, withItems } from '../expert/reference.ts';
import { matrixOf } from '../matrix.ts';
import { cameBefore } from '../movement/came-before.ts';
import { type Move, movesOf } from '../movement/moves.ts';
import { byRater, type Movement, summarize } from '../movement/summary.ts';
import { type Measure, matrixFor } from './measure.ts';
import { isPerson, type Room } from './prepare-room.ts';
import { refOf } from './room-data.ts';

export interface MoveSeen extends Move {
  number: number;
  response: number | undefined;
  /** What others had said by then that the mover could have read, the latest first. */
  before: { id: string; author: string; text: string; afterShown: boolean }[];
}

export interface DimensionMovement {
  measure: string;
  name: string;
  labels: readonly string[];
  movement: Movement;
  raters: { rater: string; movement: Movement }[];
  /** Only those who moved. */
  moves: MoveSeen[];
}

const SAID_MOST = 5;

export const movementPart = (room: Room): DimensionMovement[] =>
  room.measures
    .filter(({ id, blind, scale }) => !id.startsWith('file:') && blind.length > 0 && scale.labels.length <= 30)
    .map((measure) => movementOf(room, measure));

/** Every step from the blind value to the present one, also where it stayed. */
export function movesIn(measure: Measure): Move[] {
  const blind = matrixFor(measure.blind, measure.scale);
  const now = presentIn(measure);
  const present = matrixOf(
    // The same items and raters in the same order, as `movesOf` wants them.
    measure.blind.map(({ rater, item, value }) => ({ rater, item, value: now(rater, item)?.value ?? value })),
    measure.scale,
  );
  // What the experts thought before they heard the others: else an expert who is talked round would move the goal.
  const experts = [...measure.blind, ...measure.file].filter(
    ({ standing, rater }) => standing === 'expert' && isPerson(rater),
  );
  const reference = meanReference(withItems(matrixOf(experts, measure.scale), blind.items));
  const isExpert = new Set(experts.map(({ rater }) => rater));
  return movesOf(blind, present, reference).map((move) =>
    // An expert cannot come nearer to themselves.
    isExpert.has(move.rater) ? { ...move, towardExpert: undefined, awayFromExpert: undefined } : move,
  );
}

export function movementOf(room: Room, measure: Measure): DimensionMovement {
  const all = movesIn(measure);
  const now = presentIn(measure);
  return {
    ...{ measure: measure.id, name: measure.name, labels: measure.scale.labels },
    ...{ movement: summarize(all), raters: byRater(all) },
    moves: all
      .filter(({ from, to }) => from !== to)
      .map((move) => seen(room, move, now(move.rater, move.item)?.acceptedAt ?? 0))
      .toSorted((a, b) => a.number - b.number),
  };
}

/** What somebody says of an item now, by rater and item. */
function presentIn({ now }: Measure): (rater: string, item: string) => Measure['now'][number] | undefined {
  const byRater = new Map<string, Map<string, Measure['now'][number]>>();
  for (const rating of now) {
    const own = byRater.get(rating.rater) ?? new Map<string, Measure['now'][number]>();
    byRater.set(rating.rater, own);
    own.set(rating.item, rating);
  }
  return (rater, item) => byRater.get(rater)?.get(item);
}

function seen(room: Room, move: Move, movedAt: number): MoveSeen {
  const { example, response } = refOf(move.item);
  const { said = [], shownAt = {} } = room.examples.get(example) ?? {};
  const entries = said.map((each) => ({ ...each, item: example }));
  const at = { rater: move.rater, item: example, shownAt: shownAt[move.rater] ?? 0, movedAt };
  const before = cameBefore(at, entries)
    .slice(0, SAID_MOST)
    .map(({ entry: { id, author, text }, afterShown }) => ({ id, author, text, afterShown }));
  return { ...move, number: room.numberOf(example), response, before };
}
