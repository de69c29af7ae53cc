// Agreement on spans: Krippendorff's alpha on characters, for the whole and for its parts: where (detection) and what (label).
import { type Alpha, krippendorffAlpha } from '../agreement/krippendorff.ts';
import type { Times } from '../counts.ts';
import { once } from '../counts.ts';
import { add } from '../numbers/arrays.ts';
import { type Measured, undefinedFor } from '../result.ts';
import { declaredScale } from '../scale.ts';
import { type MarkedText, type Stretch, stretchesOf } from './span.ts';

export interface SpanAlphas {
  /** Same place and same label. */
  whole: Alpha;
  /** Marked or not, whatever the label. */
  detection: Alpha;
  /** The label, only where both of a pair marked something. */
  label: Measured<{ observed: number; expected: number; characters: number }>;
}

/**
 * Nominal alpha with every character of every text as a unit: unmarked characters have a value of their own ("nothing"). This is the
 * unitizing idea of Krippendorff (1995): lengths of agreement and disagreement along the continuum; without the small
 * correction of Krippendorff, Mathet, Bouvry & Widlöcher (2016) for where units as wholes could lie, so nothing depends on how marks are
 * cut. `label` is their cuα in the same form: coincidences of pairs that both marked. Characters beside a mark are not independent: take
 * intervals over texts, with `times` saying how often each text counts.
 *
 * Undefined when no text was read by two raters, when nobody marked anything, or (label) when no two marked the same character or only one
 * label was used there.
 */
export function spanAlphas(texts: readonly MarkedText[], times: Times = once(texts.length)): SpanAlphas {
  const stretches = texts.flatMap((text, i): Stretch[] => {
    const time = times[i] ?? 0;
    return time === 0 ? [] : stretchesOf(text).map(({ length, labels }) => ({ length: length * time, labels }));
  });
  const anything = stretches.some(({ labels }) => labels.some((label) => label !== ''));
  if (!anything) {
    const nothing = undefinedFor(stretches.length === 0 ? 'no-ratings' : 'no-spans');
    return { whole: nothing, detection: nothing, label: nothing };
  }
  return {
    whole: alphaOn(stretches, (label) => label),
    detection: alphaOn(stretches, (label) => (label === '' ? '' : 'marked')),
    label: labelAlpha(stretches),
  };
}

/** Alpha where each stretch is a unit that counts as often as it has characters. */
function alphaOn(stretches: readonly Stretch[], read: (label: string) => string): Alpha {
  const labels = [...new Set(stretches.flatMap((stretch) => stretch.labels.map(read)))];
  const codes = new Map(labels.map((label, code) => [label, code]));
  const n = new Float64Array(stretches.length * labels.length);
  const totals = new Float64Array(stretches.length);
  for (const [u, stretch] of stretches.entries()) {
    for (const label of stretch.labels) add(n, u * labels.length + (codes.get(read(label)) ?? 0), 1);
    totals[u] = stretch.labels.length;
  }
  const counts = { items: stretches.length, categories: labels.length, n, totals };
  const lengths = Float64Array.from(stretches, ({ length }) => length);
  return krippendorffAlpha(counts, declaredScale('nominal', labels), lengths);
}

/** Coincidences of labels over all pairs of raters who both marked a character; each character's pairs weigh as many as its markers, as in alpha. */
function labelAlpha(stretches: readonly Stretch[]): SpanAlphas['label'] {
  const marked = stretches
    .map(({ length, labels }) => ({ length, labels: labels.filter((label) => label !== '') }))
    .filter(({ labels }) => labels.length >= 2);
  if (marked.length === 0) return undefinedFor('no-overlap');
  const alpha = alphaOn(marked, (label) => label);
  return 'undefined' in alpha ? alpha : { ...alpha, characters: marked.reduce((sum, { length }) => sum + length, 0) };
}
