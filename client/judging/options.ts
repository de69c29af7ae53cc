// What can be answered to a question, in the order it is offered: values, words and the digit that chooses each.
import type { Dimension, Value } from '../../shared/room/rubric.ts';
import { judgingWords } from '../words/judging.ts';

export interface Option {
  value: Value;
  /** On the button: "4", "Yes", "A is better". */
  label: string;
  /** More words for it, when the rubric has some. */
  hint: string | undefined;
  /** The key that chooses it; undefined for the tenth and later ones. */
  digit: number | undefined;
  /** Stands apart from the scale: a tie, both bad. */
  apart: boolean;
}

export function optionsOf(dimension: Dimension): Option[] {
  return plainOptions(dimension).map((option, at) => ({ ...option, digit: at < 9 ? at + 1 : undefined }));
}

type Plain = Omit<Option, 'digit'>;

function plainOptions(dimension: Dimension): Plain[] {
  switch (dimension.type) {
    case 'scale':
      return steps(dimension.points).map((value) => ({
        value,
        label: String(value),
        hint: dimension.anchors[String(value)],
        apart: false,
      }));
    case 'yes-no':
      return [
        { value: true, label: judgingWords.yes, hint: undefined, apart: false },
        { value: false, label: judgingWords.no, hint: undefined, apart: false },
      ];
    case 'choice':
      return dimension.choices.map(({ id, label }) => ({ value: id, label, hint: undefined, apart: false }));
    case 'preference': {
      const scale = steps(dimension.points).map((value) => ({
        value,
        label: judgingWords.preference(value, dimension.points),
        hint: undefined,
        apart: false,
      }));
      const tie: Plain[] = dimension.tie
        ? [{ value: 'tie', label: judgingWords.tie, hint: undefined, apart: true }]
        : [];
      const bothBad: Plain[] = dimension.bothBad
        ? [{ value: 'both-bad', label: judgingWords.bothBad, hint: undefined, apart: true }]
        : [];
      return [...scale, ...tie, ...bothBad];
    }
    // Not chosen from a list.
    case 'choices':
    case 'ranking':
    case 'number':
    case 'text':
    case 'spans':
      return [];
    default:
      return dimension satisfies never;
  }
}

const steps = (points: number): number[] => Array.from({ length: points }, (_, at) => at + 1);

/** A value in words: "4 · Does what was asked", "A is better". A value the rubric does not offer is shown as it is. */
export function valueWords(dimension: Dimension, value: Value): string {
  const option = optionsOf(dimension).find((candidate) => candidate.value === value);
  if (option === undefined) return String(value);
  return option.hint === undefined ? option.label : `${option.label} · ${option.hint}`;
}

/** The shortest form, for rows of values: "4", "Yes", "A is better". */
export const shortValue = (dimension: Dimension, value: Value): string =>
  optionsOf(dimension).find((candidate) => candidate.value === value)?.label ?? String(value);
