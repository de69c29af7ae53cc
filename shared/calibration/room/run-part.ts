// What comes in a run: manners of responses that are more frequent in some consecutive examples than in the rest of the window.
import { randomFrom } from '../intervals/seeded.ts';
import { mean } from '../numbers/moments.ts';
import { runsIn } from '../patterns/runs.ts';
import { SCANNED_LEAST } from '../patterns/scan.ts';
import { formatMarks } from '../probes/text-facts.ts';
import { modelsOf } from './models.ts';
import type { Room } from './prepare-room.ts';
import { itemOf, type OpenExample } from './room-data.ts';

type Facts = OpenExample['responses'][number];

const per100 = (of: (facts: Facts) => number) => (facts: Facts) => (100 * of(facts)) / Math.max(1, facts.words);

/** What is looked for in each response, and in what it is said: words of a kind for every hundred words, or how many. */
export const mannerOf = {
  hedging: per100(({ hedges }) => hedges),
  exclaiming: per100(({ exclamations }) => exclamations),
  refusing: ({ refusals }: Facts) => Number(refusals > 0),
  apologising: ({ apologies }: Facts) => apologies,
  referring: ({ referrals }: Facts) => referrals,
  asking: ({ questions }: Facts) => questions,
  format: (facts: Facts) => formatMarks(facts),
  code: ({ code }: Facts) => code,
  emoji: ({ emoji }: Facts) => emoji,
  long: ({ words }: Facts) => words,
  short: ({ words }: Facts) => words,
} satisfies Record<string, (facts: Facts) => number>;
export type Manner = keyof typeof mannerOf;
export const manners = Object.keys(mannerOf) as Manner[];

export interface WindowRun {
  manner: Manner;
  /** Numbers of its first and last example. */
  from: number;
  to: number;
  /** In each example the response that has most of it. */
  items: string[];
  /** Means of those responses in the run, and in the rest of the window. */
  inside: number;
  outside: number;
  /** Share of orders of the same examples with a run as marked, corrected for all that was looked for. */
  p: number;
  /** How many examples were searched, and for how many manners. */
  searched: number;
  looked: number;
  /** Where all of them were written by one model that is not everywhere. */
  by: string | undefined;
}

export interface RunPart {
  searched: number;
  runs: WindowRun[];
  /** What was looked for, and each example's value. */
  looked: { manner: Manner; values: { item: string; number: number; value: number }[] }[];
}

const SEED = 20_260_101;
const remembered = new WeakMap<Room, RunPart>();

export function runPart(room: Room): RunPart {
  const known = remembered.get(room) ?? compute(room);
  remembered.set(room, known);
  return known;
}

/** The response with most of it stands for its example: a run of one response a row is a run. */
function mostIn({ id, responses, number }: OpenExample, manner: Manner) {
  const values = responses.map(mannerOf[manner]);
  const value = manner === 'short' ? Math.min(...values) : Math.max(...values);
  return { item: itemOf(id, values.indexOf(value)), number, value };
}

/** Counts vary more the more there are of them: their roots do not; and texts are longer by so many times, not by so many words. */
const even = (manner: Manner, value: number): number =>
  manner === 'long' ? Math.log(value + 1) : manner === 'short' ? -Math.log(value + 1) : Math.sqrt(value);

function compute({ data }: Room): RunPart {
  const examples = data.examples.filter(({ responses }) => responses.length > 0);
  if (examples.length < SCANNED_LEAST) return { searched: examples.length, runs: [], looked: [] };
  const all = new Map(manners.map((manner) => [manner, examples.map((example) => mostIn(example, manner))]));
  const looked = [...all].filter(([, values]) => new Set(values.map(({ value }) => value)).size > 1);
  const found = runsIn(
    new Map(looked.map(([manner, values]) => [manner, values.map(({ value }) => even(manner, value))])),
    {
      randomOf: (manner) => randomFrom(SEED + manners.indexOf(manner as Manner)),
      follows: examples.map(({ number }, at) => number === (examples[at - 1]?.number ?? 0) + 1),
    },
  );
  return {
    searched: examples.length,
    runs: found.map(({ feature, from, to, adjusted }): WindowRun => {
      const manner = feature as Manner;
      const values = all.get(manner) ?? [];
      const within = values.slice(from, to);
      const rest = [...values.slice(0, from), ...values.slice(to)];
      return {
        ...{ manner, from: within[0]?.number ?? 0, to: within.at(-1)?.number ?? 0 },
        items: within.map(({ item }) => item),
        ...{ inside: mean(within.map(({ value }) => value)), outside: mean(rest.map(({ value }) => value)) },
        ...{ p: adjusted, searched: examples.length, looked: looked.length, by: writerOf(examples, within) },
      };
    }),
    looked: looked.map(([manner, values]) => ({ manner, values })),
  };
}

function writerOf(examples: readonly OpenExample[], within: readonly { item: string }[]): string | undefined {
  const writers = new Map(
    examples.flatMap((example) =>
      (modelsOf(example) ?? []).map((model, at) => [itemOf(example.id, at), model] as const),
    ),
  );
  const [first, ...others] = within.map(({ item }) => writers.get(item));
  const isEverywhere = new Set(writers.values()).size < 2;
  return isEverywhere || others.some((other) => other !== first) ? undefined : first;
}
