// One line of a plot of intervals: what it says, where it lies, and where it leads.
import { isDefined, type Known } from '../../../shared/calibration/result.ts';
import { calibratingWords as words } from '../../words/calibrating.ts';

export type Mark = 'dot' | 'ring' | 'diamond' | 'bar';

interface Row {
  key: string;
  label: string;
  /** Beside the label, quieter. */
  aside?: string;
  mark?: Mark;
  colour?: string;
  /** Undefined where there is no number: then `why` says so. */
  value?: number;
  low?: number;
  high?: number;
  why?: string;
  /** The number in words, with its n. */
  says: string;
}

/** Every mark leads on: to a screen that is about it, or to the examples behind it, which are shown below. */
export type IntervalRow = Row & ({ href: string; items?: undefined } | { href?: undefined; items: readonly string[] });

type Numbers = Pick<Row, 'value' | 'low' | 'high' | 'why' | 'says'>;

/** The numbers of an estimate, in words by `format`; or why there are none. */
export const numbersOf = (
  known: Known<{ value: number; low: number; high: number; n?: number }>,
  format: (value: number) => string,
  n?: number,
): Numbers => {
  if (!isDefined(known)) return { why: words.why(known.undefined), says: words.why(known.undefined) };
  const { value, low, high } = known;
  return { value, low, high, says: words.interval(format(value), format(low), format(high), n ?? known.n) };
};
