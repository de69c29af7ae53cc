// What can be chosen for a step, in the order it is offered: values, words and the digit that chooses each.
import { placeOf } from '../../shared/room/response-order.ts';
import type { Dimension, Value } from '../../shared/room/rubric.ts';
import { judgingWords } from '../words/judging.ts';
import type { Step } from './steps.ts';

export interface Option {
  value: Value;
  /** On the button: "4", "Yes", "A is better". */
  label: string;
  /** More words for it, when the rubric has some. */
  hint: string | undefined;
  /** The key that chooses it, 0 for the tenth; undefined for later ones. */
  digit: number | undefined;
  /** Stands apart from the scale: a tie, both bad. */
  apart: boolean;
}

type Plain = Omit<Option, 'digit'>;

/** `order`: the responses' indices as they are shown; as in the file when it is left out. */
export const optionsOf = (dimension: Dimension, order?: readonly number[]): Option[] =>
  withDigits(plainOptions(dimension, order));

/** Of any step that is one choice of several; none for questions that are answered otherwise. */
export function optionsOfStep(step: Step, order?: readonly number[]): Option[] {
  if (step.asks === 'answer') return optionsOf(step.question.dimension, order);
  if (step.asks === 'confidence')
    return withDigits(
      steps(5).map((value) => ({ value, label: String(value), hint: judgingWords.sure[value - 1], apart: false })),
    );
  return SHARES;
}

const withDigits = (options: readonly Plain[]): Option[] =>
  options.map((option, at) => ({ ...option, digit: at < 9 ? at + 1 : at === 9 ? 0 : undefined }));

const steps = (points: number): number[] => Array.from({ length: points }, (_, at) => at + 1);
const plain = (value: Value, label: string, hint?: string, apart = false): Plain => ({ value, label, hint, apart });

/** In tens of percent, so that the digit 7 means 70 %, and 0 all of them. */
const SHARES: Option[] = [0, ...steps(10)].map((tens) => ({
  ...plain(tens * 10, String(tens * 10), judgingWords.ofOthers(tens * 10)),
  digit: tens === 0 ? undefined : tens % 10,
}));

function plainOptions(dimension: Dimension, order: readonly number[] | undefined): Plain[] {
  switch (dimension.type) {
    case 'scale':
      return steps(dimension.points).map((value) => plain(value, String(value), dimension.anchors[String(value)]));
    case 'yes-no':
      return [plain(true, judgingWords.yes), plain(false, judgingWords.no)];
    case 'choice':
      return dimension.choices.map(({ id, label }) => plain(id, label));
    case 'preference':
      return preferences(dimension, order);
    // Not one of a list.
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

/** The one shown first comes first; what is kept is always about the file's first and second response. */
function preferences(
  { points, tie, bothBad }: Extract<Dimension, { type: 'preference' }>,
  order: readonly number[] | undefined,
): Plain[] {
  const [first, second] = [placeOf(order, 0), placeOf(order, 1)];
  const turned = first > second;
  const letters = [first, second].toSorted((a, b) => a - b).map(judgingWords.letter) as [string, string];
  return [
    ...steps(points).map((step) =>
      plain(turned ? points + 1 - step : step, judgingWords.preference(step, points, letters)),
    ),
    ...(tie ? [plain('tie', judgingWords.tie, undefined, true)] : []),
    ...(bothBad ? [plain('both-bad', judgingWords.bothBad, undefined, true)] : []),
  ];
}
