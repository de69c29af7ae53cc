// The rubrics that ship with the product.
import type { Rubric } from './rubric.ts';
import type { RubricTemplate } from './template-names.ts';
import { battery } from './templates/battery.ts';
import { creative } from './templates/creative.ts';
import { factuality } from './templates/factuality.ts';
import { helpfulness } from './templates/helpfulness.ts';
import { mqm } from './templates/mqm.ts';
import { preference } from './templates/preference.ts';
import { safety } from './templates/safety.ts';

/** By name, in the order they are offered. */
export const rubricTemplates = {
  helpfulness,
  battery,
  preference,
  safety,
  factuality,
  mqm,
  creative,
} satisfies Record<RubricTemplate, Rubric>;
