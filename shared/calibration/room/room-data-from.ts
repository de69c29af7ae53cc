// Puts together what a room's numbers are computed from: what the server gives a member, and the texts they can read.
import type { CalibrationView } from '../../protocol/calibration.ts';
import type { RoomView } from '../../protocol/rooms.ts';
import type { Version } from '../../room/stale.ts';
import { textFacts } from '../probes/text-facts.ts';
import { withoutLeftBehind } from './left-behind.ts';
import type { OpenExample, RoomData } from './room-data.ts';

type Facts = OpenExample['responses'];
/** What was counted already, by example: counting goes through every letter, and texts never change. */
export type Counted = Map<string, Facts>;

function factsOf(example: string, texts: readonly string[], counted: Counted): Facts {
  const known = counted.get(example);
  if (known !== undefined) return known;
  const facts = texts.map((text) => ({ ...textFacts(text), length: text.length }));
  counted.set(example, facts);
  return facts;
}

/** `versions`: all that were published of its rubric, the first first. */
export type RoomAsked = Pick<RoomView, 'rubric' | 'examples'> & { versions?: readonly Version[] };

/** `textsOf` gives the responses of an example. */
export function roomDataFrom(
  { examples, judgments, members }: CalibrationView,
  { rubric, examples: window, versions = [] }: RoomAsked,
  textsOf: (example: string) => readonly string[],
  counted: Counted = new Map(),
): RoomData {
  const numbers = new Map(window.map((example, at) => [example, at + 1]));
  return {
    // Whoever looks at numbers while a version is published sees the numbers of that version.
    rubric: versions.at(-1)?.rubric ?? rubric,
    members,
    ...withoutLeftBehind(judgments, versions),
    examples: examples.map(({ example, ...rest }) => ({
      id: example,
      number: numbers.get(example) ?? 0,
      responses: factsOf(example, textsOf(example), counted),
      ...rest,
    })),
  };
}
