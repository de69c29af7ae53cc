// Compares what was computed with what was expected, value by value.
import { isDefined, type Known } from '../result.ts';

export interface Mismatch {
  /** Which result: `kappa`, `CI ICC(2,1)[0]`, `person.10014`. */
  at: string;
  expected: string;
  got: string;
}

/** Every value in `expected` that `got` does not have within the tolerance. Null expects an undefined result. Values not expected are not looked at. */
export function mismatches(expected: unknown, got: unknown, tolerance: number, at = ''): Mismatch[] {
  if (expected === null) return isUndefinedResult(got) ? [] : [{ at, expected: 'undefined', got: shown(got) }];
  if (Array.isArray(expected)) {
    const list = Array.isArray(got) ? got : [];
    if (list.length !== expected.length) {
      return [
        { at, expected: `${expected.length} values`, got: Array.isArray(got) ? `${list.length} values` : shown(got) },
      ];
    }
    return expected.flatMap((each, i) => mismatches(each, list[i], tolerance, `${at}[${i}]`));
  }
  if (typeof expected === 'object') {
    if (typeof got !== 'object' || got === null || isUndefinedResult(got))
      return [{ at, expected: shown(expected), got: shown(got) }];
    return Object.entries(expected).flatMap(([name, each]) =>
      mismatches(each, (got as Record<string, unknown>)[name], tolerance, at === '' ? name : `${at}.${name}`),
    );
  }
  const same =
    typeof expected === 'number' ? typeof got === 'number' && Math.abs(expected - got) <= tolerance : expected === got;
  return same ? [] : [{ at, expected: shown(expected), got: shown(got) }];
}

const isUndefinedResult = (got: unknown): boolean =>
  typeof got === 'object' && got !== null && !Array.isArray(got) && !isDefined(got as Known<object>);

function shown(value: unknown): string {
  if (isUndefinedResult(value)) return `undefined (${(value as { undefined: string }).undefined})`;
  if (value === undefined) return 'nothing';
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
