// Values of judgments: whether a dimension offers one to an example with so many responses, and whether two are the same.
import { type Dimension, Span, type Value } from './rubric.ts';

const isWhole = (value: Value, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;

/** Is this value one that this dimension offers? `responses`: how many the example has; undefined when it does not matter yet. */
export function valueFits(dimension: Dimension, value: Value, responses?: number): boolean {
  switch (dimension.type) {
    case 'scale':
      return isWhole(value, dimension.points);
    case 'yes-no':
      return typeof value === 'boolean';
    case 'choice':
      return dimension.choices.some((choice) => choice.id === value);
    case 'preference':
      if (value === 'tie') return dimension.tie;
      if (value === 'both-bad') return dimension.bothBad;
      return isWhole(value, dimension.points);
    case 'choices':
      return Array.isArray(value) && isSubset(value, dimension.choices);
    case 'ranking':
      return Array.isArray(value) && isRanking(value, dimension.ties, responses);
    case 'number':
      return typeof value === 'number' && onSteps(value, dimension);
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= dimension.limit;
    case 'spans':
      return Array.isArray(value) && value.every((span) => spanFits(span, dimension));
    default:
      return dimension satisfies never;
  }
}

const isSubset = (chosen: readonly unknown[], choices: readonly { id: string }[]): boolean =>
  new Set(chosen).size === chosen.length && chosen.every((id) => choices.some((choice) => choice.id === id));

/** Standard competition ranks ("1 1 3"): each rank is one more than the number of responses that are better. */
function isRanking(ranks: readonly unknown[], ties: boolean, responses: number | undefined): boolean {
  if (responses !== undefined && ranks.length !== responses) return false;
  if (!ties && new Set(ranks).size !== ranks.length) return false;
  const numbers = ranks as number[];
  return numbers.every((rank) => rank === 1 + numbers.filter((other) => other < rank).length);
}

function onSteps(value: number, { min, max, step }: Extract<Dimension, { type: 'number' }>): boolean {
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) return false;
  const steps = (value - (min ?? 0)) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-9 * Math.max(1, Math.abs(steps));
}

function spanFits(value: unknown, { categories, severities }: Extract<Dimension, { type: 'spans' }>): boolean {
  const span = Span.safeParse(value);
  if (!span.success) return false;
  const { category, severity } = span.data;
  return categories.some(({ id }) => id === category) && severities.some(({ id }) => id === severity);
}

/** Do two answers say the same? Values are plain JSON whose keys always come in one order. */
export const sameValue = (a: Value | undefined, b: Value | undefined): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
