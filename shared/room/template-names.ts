// The names of the rubrics that ship with the product; what they ask is much longer and not always needed with them.

/** In the order they are offered. */
export const templateNames = [
  'helpfulness',
  'battery',
  'preference',
  'safety',
  'factuality',
  'mqm',
  'creative',
] as const;
export type RubricTemplate = (typeof templateNames)[number];
