// The formats whose rows can be read, by the name a dataset keeps.
import type { Format } from './format.ts';
import type { FormatName } from './format-name.ts';
import { alpacaAnnotations } from './formats/alpaca-annotations.ts';
import { arena } from './formats/arena.ts';
import { argilla } from './formats/argilla.ts';
import { helpsteer } from './formats/helpsteer.ts';
import { labelStudio } from './formats/label-studio.ts';
import { labelStudioMin } from './formats/label-studio-min.ts';
import { modelAnswers } from './formats/model-answers.ts';
import { preferenceOptimization } from './formats/preference-optimization.ts';
import { prodigy } from './formats/prodigy.ts';
import { crowdInstances, ratedInstances } from './formats/rated-instances.ts';
import { ratedSummaries } from './formats/rated-summaries.ts';
import { raterColumns } from './formats/rater-columns.ts';
import { squad } from './formats/squad.ts';
import { squality } from './formats/squality.ts';
import { ultrafeedback } from './formats/ultrafeedback.ts';
import { w3cAnnotations } from './formats/w3c-annotations.ts';
import { wmtMqm } from './formats/wmt-mqm.ts';
import { plainFormats } from './plain-formats.ts';

/** Of two that are equally sure, the earlier is proposed. */
export const formats: Readonly<Record<FormatName, Format>> = {
  'label-studio': labelStudio,
  'label-studio-min': labelStudioMin,
  argilla,
  prodigy,
  'wmt-mqm': wmtMqm,
  arena,
  'preference-optimization': preferenceOptimization,
  ultrafeedback,
  helpsteer,
  'alpaca-annotations': alpacaAnnotations,
  squality,
  'rated-instances': ratedInstances,
  'crowd-instances': crowdInstances,
  'rated-summaries': ratedSummaries,
  squad,
  'model-answers': modelAnswers,
  'w3c-annotations': w3cAnnotations,
  'rater-columns': raterColumns,
  ...plainFormats,
};
