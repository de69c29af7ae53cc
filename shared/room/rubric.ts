// A rubric: its dimensions, what a judgment of each may be, and whether a judgment is complete.
import { z } from 'zod';

const Name = z.string().trim().min(1).max(80);
const Key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'is not a short name (a-z, 0-9, -)');

const common = {
  id: Key,
  name: Name,
  question: z.string().trim().min(1).max(300),
  help: z.string().trim().max(2_000).default(''),
  /** objective: readers should converge. subjective: differences are described, never called wrong. */
  nature: z.enum(['objective', 'subjective']),
  ceiling: z.enum(['low', 'high']),
  required: z.boolean(),
  /** One answer for the example, or one for each response. */
  per: z.enum(['example', 'response']),
};

const Choice = z.strictObject({ id: Key, label: Name });

export const Dimension = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('scale'),
    points: z.int().min(2).max(11),
    /** Words for points, by their number as text; not every point needs one. */
    anchors: z.record(z.string().regex(/^\d+$/), z.string().trim().min(1).max(200)),
  }),
  z.strictObject({
    ...common,
    type: z.literal('yes-no'),
    /** A "yes" here is a critical error. */ critical: z.boolean(),
  }),
  z.strictObject({ ...common, type: z.literal('choice'), choices: z.array(Choice).min(2).max(20) }),
  z.strictObject({
    ...common,
    type: z.literal('preference'),
    per: z.literal('example'),
    /** Steps from "A is much better" to "B is much better", without the two below. */
    points: z.int().min(2).max(7),
    tie: z.boolean(),
    bothBad: z.boolean(),
  }),
]);
export type Dimension = z.infer<typeof Dimension>;

export const Rubric = z
  .strictObject({ title: Name, dimensions: z.array(Dimension).min(1).max(20) })
  .refine(
    (r) => new Set(r.dimensions.map((d) => d.id)).size === r.dimensions.length,
    'two dimensions have the same id',
  );
export type Rubric = z.infer<typeof Rubric>;

/** scale: 1..points · yes-no: true/false · choice: a choice's id · preference: 1..points (1 = A is much better), 'tie' or 'both-bad'. */
export const Value = z.union([z.int().min(1).max(11), z.boolean(), z.string().min(1).max(40)]);
export type Value = z.infer<typeof Value>;

/** Is this value one that this dimension offers? */
export function valueFits(dimension: Dimension, value: Value): boolean {
  switch (dimension.type) {
    case 'scale':
      return typeof value === 'number' && value <= dimension.points;
    case 'yes-no':
      return typeof value === 'boolean';
    case 'choice':
      return dimension.choices.some((choice) => choice.id === value);
    case 'preference':
      if (value === 'tie') return dimension.tie;
      if (value === 'both-bad') return dimension.bothBad;
      return typeof value === 'number' && value <= dimension.points;
    default:
      return dimension satisfies never;
  }
}

/** One thing to answer: a dimension, and which response when it is asked per response. */
export interface Question {
  dimension: Dimension;
  response?: number;
}

/** Every question a rubric asks of an example with this many responses, in order: a dimension per response is asked of each. */
export function questionsOf(rubric: Rubric, responses: number): Question[] {
  return rubric.dimensions.flatMap((dimension): Question[] =>
    dimension.per === 'example' || responses === 0
      ? [{ dimension }]
      : Array.from({ length: responses }, (_, response) => ({ dimension, response })),
  );
}

/** A question's name within an example: `helpfulness`, or `helpfulness.1` for the second response. */
export const questionKey = (dimension: string, response?: number): string =>
  response === undefined ? dimension : `${dimension}.${response}`;
