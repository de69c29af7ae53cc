// Puts together what a room's numbers are computed from: what the server gives a member, and the texts they can read.
import type { CalibrationView } from '../../protocol/calibration.ts';
import type { RoomView } from '../../protocol/rooms.ts';
import { textFacts } from '../probes/text-facts.ts';
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

/** `textsOf` gives the responses of an example. */
export function roomDataFrom(
  { examples, judgments, members }: CalibrationView,
  room: Pick<RoomView, 'rubric' | 'examples'>,
  textsOf: (example: string) => readonly string[],
  counted: Counted = new Map(),
): RoomData {
  const numbers = new Map(room.examples.map((example, at) => [example, at + 1]));
  return {
    rubric: room.rubric,
    members,
    judgments,
    examples: examples.map(({ example, ...rest }) => ({
      id: example,
      number: numbers.get(example) ?? 0,
      responses: factsOf(example, textsOf(example), counted),
      ...rest,
    })),
  };
}
