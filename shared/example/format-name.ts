// The names of the formats, as datasets and mappings keep them, and what each is called on the screen. Names are never given to another shape.
import { z } from 'zod';

/** Of two that are equally sure, the earlier is proposed. */
export const FormatName = z.enum([
  'label-studio',
  'label-studio-min',
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
  'crowd-instances',
  'rated-summaries',
  'squad',
  'model-answers',
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

const LABELS: Readonly<Record<FormatName, string>> = {
  'label-studio': 'Tasks with annotations (Label Studio)',
  'label-studio-min': 'Annotations side by side with their data (Label Studio MIN or CSV)',
  argilla: 'Records with responses and suggestions (Argilla)',
  prodigy: 'Tasks with what an annotator decided (Prodigy)',
  'wmt-mqm': 'Translations with marked errors (MQM)',
  arena: 'Two chats and who won (MT-bench, Arena)',
  'preference-optimization': 'Pairs: one output preferred (OpenAI DPO)',
  ultrafeedback: 'Instructions with rated completions (UltraFeedback)',
  helpsteer: 'Responses rated for helpfulness (HelpSteer)',
  'alpaca-annotations': 'Two outputs and a preference (AlpacaEval)',
  squality: 'Summaries with reviews (SQuALITY)',
  'rated-instances': 'Items with the votes of the same people (JUDGE-BENCH)',
  'crowd-instances': 'Items with the votes of a crowd (JUDGE-BENCH)',
  'rated-summaries': 'Summaries with marks by several annotators',
  squad: 'Questions on paragraphs (SQuAD)',
  'model-answers': 'Answers of a model without their questions (MT-bench)',
  'w3c-annotations': 'Annotations in the W3C model (Recogito)',
  'rater-columns': 'A table of items with a column for each rater',
  'chosen-rejected': 'Pairs: one response chosen, one rejected',
  messages: 'Chats: lists of messages',
  'instruction-output': 'Instructions with outputs',
  'question-answer': 'Questions with answers',
  'prompt-responses': 'Prompts with responses',
  turns: 'Questions in several turns',
  text: 'Single texts',
};

/** What a dataset's format is called when only its mapping reads it. */
export const NO_FORMAT = 'columns';

/** The format's label; of one this version does not know, its name. */
export function labelOfFormat(name: string): string {
  if (name === NO_FORMAT) return 'Columns as they were mapped';
  const known = FormatName.safeParse(name);
  return known.success ? LABELS[known.data] : name;
}
