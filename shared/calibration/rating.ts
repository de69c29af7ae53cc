// A rating: one person's value for one item on one dimension. What all of calibration is computed from.
import { z } from 'zod';
import { Standing } from '../room/roles.ts';
import { Value } from '../room/rubric.ts';
import { Stage } from '../room/sight.ts';

export const Rating = z.strictObject({
  rater: z.string().min(1),
  /** What was rated: an example, or one of its responses where the dimension is asked per response. */
  item: z.string().min(1),
  dimension: z.string().min(1),
  value: z.union([Value, z.number()]),
  stage: Stage,
  standing: Standing,
  /** Position of the item in the window, from 0. */
  place: z.int().min(0).optional(),
  /** Time spent on the item, in seconds. */
  seconds: z.number().optional(),
  /** What share of the others, from 0 to 1, the rater expects to choose the same value. */
  expectedShare: z.number().optional(),
  rationale: z.string().optional(),
  /** When the server accepted it, in milliseconds since 1970. */
  acceptedAt: z.number().optional(),
});
export type Rating = z.infer<typeof Rating>;

/** A value as raters give it: a point of a scale, yes or no, the id of a choice, 'tie', or a number. */
export type Label = Rating['value'];
