// What moves come to, for one rater or for all: how often people moved, gave in, and learned.
import { type Estimate, meanEstimate } from '../intervals/estimate.ts';
import { wilson } from '../intervals/wilson.ts';
import type { Known } from '../result.ts';
import type { Move } from './moves.ts';

export interface Movement {
  judgments: number;
  /** Share that changed at all. */
  moved: Known<Estimate>;
  /** Of those who differed from the others' majority: the share that came nearer to it. */
  conformity: Known<Estimate>;
  /** Of those who differed from the expert: the share that came nearer to the expert. */
  learning: Known<Estimate>;
  /** Mean step toward the expert over all judgments with an expert, in points; below zero is away. */
  meanStepToExpert: Known<Estimate>;
  /** Moves that came nearer to the majority and went away from the expert: where the group made somebody worse. */
  misled: Move[];
  /** Moves that came nearer to the expert and went away from the majority. */
  against: Move[];
}

/** Shares have Wilson's intervals and are undefined where nobody could have moved so. */
export function summarize(moves: readonly Move[]): Movement {
  const isMoved = ({ from, to }: Move) => from !== to;
  const share = (among: readonly Move[], hit: (move: Move) => boolean) =>
    wilson(among.filter(hit).length, among.length);
  return {
    judgments: moves.length,
    moved: share(moves, isMoved),
    conformity: share(
      moves.filter(({ awayFromMajority = 0 }) => awayFromMajority > 0),
      ({ towardMajority = 0 }) => towardMajority > 0,
    ),
    learning: share(
      moves.filter(({ awayFromExpert = 0 }) => awayFromExpert > 0),
      ({ towardExpert = 0 }) => towardExpert > 0,
    ),
    meanStepToExpert: meanEstimate(moves.flatMap(({ towardExpert }) => towardExpert ?? [])),
    misled: misledIn(moves),
    against: moves.filter(({ towardMajority = 0, towardExpert = 0 }) => towardMajority < 0 && towardExpert > 0),
  };
}

/** Moves that came nearer to the majority and went away from the expert. */
export const misledIn = (moves: readonly Move[]): Move[] =>
  moves.filter(({ towardMajority = 0, towardExpert = 0 }) => towardMajority > 0 && towardExpert < 0);

export const byRater = (moves: readonly Move[]): { rater: string; movement: Movement }[] =>
  [...Map.groupBy(moves, ({ rater }) => rater)].map(([rater, own]) => ({ rater, movement: summarize(own) }));
