// What a room's numbers are computed from: the examples open to one member, with everything that was said of them.
import type { Fields } from '../../example/example.ts';
import type { Labels, RaterKind } from '../../example/rating.ts';
import type { Answers } from '../../room/judgment.ts';
import type { Standing } from '../../room/roles.ts';
import type { Rubric } from '../../room/rubric.ts';
import type { Stage } from '../../room/sight.ts';
import type { TextFacts } from '../probes/text-facts.ts';
import type { LeftBehind } from './left-behind.ts';

/** Who rated: a member of the room, or a rater that came with the file. */
export interface RoomRater {
  /** A member's id, or what `fileRater` makes of a name in the file. */
  id: string;
  name: string;
  kind: 'member' | RaterKind;
  standing: Standing;
  /** 1–12, a member's slot of the palette. */
  colour?: number;
}

export interface OpenExample {
  id: string;
  /** Place in the window, from 1. */
  number: number;
  /** What can be counted in each response, and its length in UTF-16 code units. */
  responses: readonly (TextFacts & { length: number })[];
  sealed: Fields;
  labels: Labels;
  /** Comments on it, and when each member was shown its table; times in milliseconds since 1970. */
  said: readonly { id: string; author: string; at: number; text: string }[];
  shownAt: Readonly<Record<string, number>>;
}

export interface RoomJudgment {
  member: string;
  example: string;
  stage: Stage;
  answers: Answers;
  rationale: string;
  acceptedAt: number;
  /** What share of the others, in percent, the member expects to answer alike, by question. */
  expectedShares?: Readonly<Record<string, number>> | null | undefined;
  seconds?: number | null | undefined;
  confidence?: number | null | undefined;
  cannotJudge?: string | null | undefined;
  /** The responses' indices in the order in which they were shown; as in the file when absent. */
  responseOrder?: readonly number[] | null | undefined;
}

export interface RoomData {
  rubric: Rubric;
  members: readonly { id: string; name: string; standing: Standing; colour: number }[];
  examples: readonly OpenExample[];
  judgments: readonly RoomJudgment[];
  /** Answers that are in none of it, having been given under clauses that have changed since. */
  left?: readonly LeftBehind[];
}

export const fileRater = (name: string): string => `file:${name}`;

/** An item of a dimension: an example, or one of its responses. */
export interface ItemRef {
  example: string;
  response?: number;
}
export const itemOf = (example: string, response?: number): string =>
  response === undefined ? example : `${example}/${response}`;
export function refOf(item: string): ItemRef {
  const [example = '', response] = item.split('/');
  return response === undefined ? { example } : { example, response: Number(response) };
}
