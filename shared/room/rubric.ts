// A rubric: its dimensions, what a judgment of each may be, and whether a judgment is complete.
import { z } from 'zod';
import { Anchor } from './anchor.ts';

export const TEXT_VALUE_LIMIT = 4_000;
export const SPANS_LIMIT = 100;

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
  /** Passages that show what a value means: `at` is the value as text. */
  passages: z
    .array(
      z.strictObject({
        at: z.string().min(1).max(40),
        text: z.string().trim().min(1).max(2_000),
        why: z.string().max(1_000),
      }),
    )
    .max(40)
    .optional(),
  /** Is each reader also asked what share of the others will choose as they do? */
  asksShare: z.boolean().optional(),
};

const Choice = z.strictObject({ id: Key, label: Name });
const Severity = z.strictObject({ id: Key, label: Name, weight: z.number().min(0).max(1_000) });

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
  z.strictObject({ ...common, type: z.literal('choices'), choices: z.array(Choice).min(1).max(20) }),
  z.strictObject({ ...common, type: z.literal('ranking'), per: z.literal('example'), ties: z.boolean() }),
  z.strictObject({
    ...common,
    type: z.literal('number'),
    min: z.number().optional(),
    max: z.number().optional(),
    step: z.number().positive(),
    unit: z.string().trim().max(20),
  }),
  z.strictObject({ ...common, type: z.literal('text'), limit: z.int().min(1).max(TEXT_VALUE_LIMIT) }),
  /** Errors marked in the text (as in MQM): each a stretch with a category and a severity. */
  z.strictObject({
    ...common,
    type: z.literal('spans'),
    categories: z.array(Choice).min(1).max(40),
    severities: z.array(Severity).min(1).max(10),
    /** The severity that counts as a critical error; undefined when none does. */
    criticalSeverity: Key.optional(),
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

/** One marked error. */
export const Span = z.strictObject({ anchor: Anchor, category: Key, severity: Key });
export type Span = z.infer<typeof Span>;

/**
 * scale: 1..points · yes-no: true/false · choice: a choice's id · preference: 1..points (1 = A is much better), 'tie' or 'both-bad' ·
 * choices: ids in the rubric's order · ranking: the rank of each response (1 = best) · number · text · spans: those marked, none when nothing is wrong.
 */
export const Value = z.union([
  z.number(),
  z.boolean(),
  z.string().min(1).max(TEXT_VALUE_LIMIT),
  z.array(z.int().min(1).max(100)).max(100),
  z.array(z.string().min(1).max(40)).max(40),
  z.array(Span).max(SPANS_LIMIT),
]);
export type Value = z.infer<typeof Value>;

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
