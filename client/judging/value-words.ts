// An answer in words: whole for the comparison, short for rows of values.
import type { Dimension, Span, Value } from '../../shared/room/rubric.ts';
import { judgingWords as words } from '../words/judging.ts';
import { optionsOf } from './options.ts';
import { placesOf } from './ranking.ts';

/** "4 · Does what was asked", "A is better", "B, then A and C". A value the rubric does not offer is shown as it is. */
export function valueWords(dimension: Dimension, value: Value): string {
  const option = optionsOf(dimension).find((candidate) => candidate.value === value);
  if (option?.hint !== undefined) return `${option.label} · ${option.hint}`;
  return option?.label ?? otherWords(dimension, value);
}

/** The shortest form: "4", "Yes", "A is better", "2 errors". */
export function shortValue(dimension: Dimension, value: Value): string {
  if (dimension.type === 'spans' && Array.isArray(value)) return words.errors(value.length);
  return optionsOf(dimension).find((candidate) => candidate.value === value)?.label ?? otherWords(dimension, value);
}

function otherWords(dimension: Dimension, value: Value): string {
  if (dimension.type === 'number') return dimension.unit === '' ? String(value) : `${value} ${dimension.unit}`;
  if (!Array.isArray(value)) return typeof value === 'boolean' ? (value ? words.yes : words.no) : String(value);
  if (dimension.type === 'choices') {
    const labels = (value as string[]).map((id) => dimension.choices.find((one) => one.id === id)?.label ?? id);
    return labels.length === 0 ? words.noneOfThese : labels.join(', ');
  }
  if (dimension.type === 'ranking')
    return placesOf(value as number[])
      .map((tied) => tied.map(words.letter).join(' = '))
      .join(' > ');
  if (dimension.type === 'spans') {
    const spans = value as Span[];
    return spans.length === 0 ? words.noErrors : spans.map((span) => spanWords(dimension, span)).join('; ');
  }
  return JSON.stringify(value);
}

type Spans = Extract<Dimension, { type: 'spans' }>;

/** "Mistranslation, major". */
export function spanKind(
  { categories, severities }: Spans,
  { category, severity }: Pick<Span, 'category' | 'severity'>,
) {
  const label = (list: readonly { id: string; label: string }[], id: string) =>
    list.find((one) => one.id === id)?.label ?? id;
  return `${label(categories, category)}, ${label(severities, severity)}`;
}

const spanWords = (dimension: Spans, span: Span): string =>
  `“${shortened(span.anchor.exact)}” ${spanKind(dimension, span)}`;

const QUOTE_LENGTH = 60;
export const shortened = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > QUOTE_LENGTH ? `${line.slice(0, QUOTE_LENGTH).toWellFormed()}…` : line;
};
