// The statistics of agreement that a vector may ask for, each with the names of its results.
import { brennanPrediger } from '../agreement/brennan-prediger.ts';
import { cohenKappa } from '../agreement/cohen.ts';
import { congerKappa } from '../agreement/conger.ts';
import { fleissKappa, fleissParts } from '../agreement/fleiss.ts';
import { groupAgreement } from '../agreement/group-agreement.ts';
import { gwetAc } from '../agreement/gwet.ts';
import { type IccForms, type IccName, iccForms, iccNames } from '../agreement/icc.ts';
import { kendallW } from '../agreement/kendall-w.ts';
import { krippendorffAlpha } from '../agreement/krippendorff.ts';
import type { Corrected } from '../agreement/observed.ts';
import { lightKappa } from '../agreement/pairs.ts';
import { percentAgreement, unanimity } from '../agreement/percent.ts';
import { scottPi } from '../agreement/scott.ts';
import { countsOf } from '../counts.ts';
import { matrixFromRows } from '../matrix.ts';
import { normalQuantile } from '../numbers/normal.ts';
import { isDefined, type Measured } from '../result.ts';
import { countsIn, given, matrixIn, needed, rankWeights, scaleIn, tableIn, weightsIn } from './inputs.ts';
import type { Vector } from './vector.ts';

/** Results by name; an undefined result is its reason. */
export type Answer = Record<string, unknown>;

/** The number of a measurement, or the reason why there is none. */
export const number = (measured: Measured): unknown => (isDefined(measured) ? measured.value : measured);

const corrected = (result: Corrected, name: string): Answer =>
  isDefined(result) ? { [name]: result.value, pa: result.observed, pe: result.expected } : { [name]: result };

export const agreementStatistics: Record<string, (vector: Vector) => Answer> = {
  krippendorff_alpha: (vector) => {
    const matrix = matrixIn(vector);
    return {
      alpha: number(krippendorffAlpha(countsOf(matrix), { ...matrix.scale, level: vector.options.level ?? 'nominal' })),
    };
  },
  cohen_kappa: (vector) => {
    const { table, weights } = tableIn(vector);
    const kappa = cohenKappa(table, weights);
    if (!isDefined(kappa)) return { kappa };
    const half = normalQuantile((1 + (vector.options.conf ?? 0.95)) / 2) * kappa.standardError;
    return { kappa: kappa.value, ase: kappa.standardError, ci_low: kappa.value - half, ci_high: kappa.value + half };
  },
  scott_pi: (vector) => {
    const { table, weights } = tableIn(vector);
    return { pi: number(scottPi(table, weights)) };
  },
  fleiss_kappa: (vector) => {
    const counts = countsIn(vector);
    const kappa = fleissKappa(counts, rankWeights(vector, counts.categories));
    const parts = fleissParts(counts);
    return {
      kappa: number(kappa),
      ...(isDefined(kappa) ? { P_bar: kappa.observed, Pe: kappa.expected } : {}),
      ...(isDefined(parts)
        ? { P_i: parts.byItem, kappa_j: parts.byCategory, se_null: parts.standardErrorOfChance }
        : {}),
    };
  },
  fleiss_kappa_missing: (vector) => {
    const matrix = matrixIn(vector);
    return corrected(fleissKappa(countsOf(matrix), weightsIn(vector, matrix)), 'kappa');
  },
  gwet_ac1: gwet,
  gwet_ac2: gwet,
  brennan_prediger: (vector) => {
    const matrix = matrixIn(vector);
    return corrected(brennanPrediger(countsOf(matrix), weightsIn(vector, matrix)), 'kappa');
  },
  conger_kappa: (vector) => {
    const matrix = matrixIn(vector);
    return corrected(congerKappa(matrix, weightsIn(vector, matrix)), 'kappa');
  },
  light_kappa: (vector) => {
    const matrix = matrixIn(vector);
    return { kappa: number(lightKappa(matrix, weightsIn(vector, matrix))) };
  },
  percent_agreement: (vector) => {
    const matrix = matrixIn(vector);
    return { pa: number(percentAgreement(countsOf(matrix), weightsIn(vector, matrix))) };
  },
  percent_agreement_unanimous: (vector) => ({ share: number(unanimity(countsOf(matrixIn(vector)))) }),
  icc: (vector) => {
    const forms = iccForms(matrixIn(vector), vector.options.conf ?? 0.95);
    return isDefined(forms) ? iccAnswer(forms) : { 'ICC(1,1)': forms, 'ICC(2,1)': forms, 'ICC(3,1)': forms };
  },
  kendall_w: (vector) => ({ W: number(kendallW(matrixIn(vector))) }),
  group_agreement_vanbelle: (vector) => {
    const groups = [needed(vector.input.group_a, 'group_a'), needed(vector.input.group_b, 'group_b')] as const;
    const scale = scaleIn(vector, groups.flatMap(given));
    const [a, b] = groups.map((rows) => countsOf(matrixFromRows(rows, scale)));
    const result = groupAgreement(needed(a, 'group_a'), needed(b, 'group_b'), rankWeights(vector, scale.labels.length));
    if (!isDefined(result)) return { kappa: result };
    return { kappa: result.value, Po: result.observed, Pe: result.expected, PM: result.best };
  },
};

function gwet(vector: Vector): Answer {
  const matrix = matrixIn(vector);
  return corrected(gwetAc(countsOf(matrix), weightsIn(vector, matrix)), 'ac');
}

function iccAnswer(forms: IccForms): Answer {
  const { items: BMS, within: WMS, raters: JMS, error: EMS } = forms.meanSquares;
  const of = (name: IccName): Answer => {
    const form = forms[name];
    return isDefined(form) ? { [name]: form.value, [`CI ${name}`]: [form.low, form.high] } : { [name]: form };
  };
  return Object.assign({ BMS, WMS, JMS, EMS }, ...iccNames.map(of));
}
