// A file of test vectors: inputs with the values a statistic must have, so that anybody can check this library with their own.
import { z } from 'zod';

const Table = z.array(z.array(z.union([z.number(), z.string(), z.null()])));
const Numbers = z.array(z.number());

/** What a vector gives; which fields it needs depends on its statistic. */
export const VectorInput = z.object({
  /** ratings_matrix: rows are items, columns raters, null is missing. contingency and counts: counts. long: [item, rater, value] (or [item, rater, anything, value]). pairs: [i, j, wins of i, wins of j]. */
  kind: z.string().optional(),
  data: Table.optional(),
  categories: z.array(z.union([z.number(), z.string()])).nullish(),
  x: z.union([z.number(), Numbers]).optional(),
  y: Numbers.optional(),
  n: z.number().optional(),
  patterns: z.array(Numbers).optional(),
  counts: Numbers.optional(),
  players: z.array(z.string()).optional(),
  group_a: Table.optional(),
  group_b: Table.optional(),
});
export type VectorInput = z.infer<typeof VectorInput>;

export const VectorOptions = z.looseObject({
  weights: z.enum(['unweighted', 'linear', 'quadratic', 'ordinal']).optional(),
  level: z.enum(['nominal', 'ordinal', 'interval', 'ratio']).optional(),
  categories: z.array(z.union([z.number(), z.string()])).optional(),
  domain: z.array(z.number()).optional(),
  conf: z.number().gt(0).lt(1).optional(),
  continuity_correction: z.boolean().optional(),
  reference: z.string().optional(),
  smoothing: z.number().min(0).optional(),
  methods: z.array(z.string()).optional(),
  multiplier: z.number().optional(),
  B: z.int().min(1).max(1_000_000).optional(),
});
export type VectorOptions = z.infer<typeof VectorOptions>;

export const Vector = z.object({
  name: z.string().min(1),
  statistic: z.string().min(1),
  input: VectorInput,
  options: VectorOptions.default({}),
  /** Names of results with the values they must have; null where the statistic must be undefined. */
  expected: z.record(z.string(), z.unknown()),
  tolerance: z.number().min(0),
});
export type Vector = z.infer<typeof Vector>;

export const Vectors = z.array(Vector).min(1);
