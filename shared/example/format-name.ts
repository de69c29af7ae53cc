// The names of the formats, as datasets and mappings keep them. Names are never given to another shape.
import { z } from 'zod';

/** Of two that are equally sure, the earlier is proposed. */
export const FormatName = z.enum([
  'label-studio',
  'argilla',
  'prodigy',
  'wmt-mqm',
  'arena',
  'preference-optimization',
  'ultrafeedback',
  'helpsteer',
  'alpaca-annotations',
  'squality',
  'rated-instances',
  'squad',
  'w3c-annotations',
  'rater-columns',
  'chosen-rejected',
  'messages',
  'instruction-output',
  'question-answer',
  'prompt-responses',
  'turns',
  'text',
]);
export type FormatName = z.infer<typeof FormatName>;
