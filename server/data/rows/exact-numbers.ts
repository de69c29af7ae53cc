// Numbers that a double cannot hold are kept as they are written, as text, so that no value is changed on the way in.

/** More than 15 digits, or an exponent: without either, a number survives. May match within strings too, which only costs time. */
export const MAY_BE_INEXACT = /\d[\d.]{15}|\d[eE][+-]?\d/;

/** A reviver for JSON.parse (with the source text of values, as V8 gives since 11.4). */
export function exactly(_name: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  return typeof value === 'number' && source !== undefined && !isExact(source, value) ? source : value;
}

const isExact = (source: string, value: number): boolean =>
  Number.isFinite(value) && decimal(source) === decimal(String(value));

/** Digits without zeros around them, and the power of ten of the last: `0.0120e3` → `12e0`. The sign cannot differ. */
function decimal(number: string): string {
  const [, whole = '', fraction = '', power = '0'] = /^-?(\d+)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const short = digits.replace(/0+$/, '');
  return short === '' ? '0' : `${short}e${Number(power) - fraction.length + digits.length - short.length}`;
}
