// What every engine can hold, so that none takes what another would refuse.

const HALF_PAIR_OR_NUL = '\uFFFD';
const INTEGER_MAX = 2 ** 31 - 1;

/**
 * Text as PostgreSQL can hold it: NUL and half surrogate pairs become U+FFFD, as in CommonMark §2.3 and the Encoding
 * standard. Whoever must keep them keeps JSON.
 */
export const storableText = (text: string): string => text.toWellFormed().replaceAll('\0', HALF_PAIR_OR_NUL);

/** @throws {RangeError} for a fraction, or what 32 bits with a sign cannot hold */
export function storableInteger(value: number): number {
  if (Number.isInteger(value) && value >= -INTEGER_MAX - 1 && value <= INTEGER_MAX) return value;
  throw new RangeError(`An integer column cannot hold ${value}.`);
}

/** @throws {RangeError} for a fraction, or a number that JavaScript itself no longer holds exactly */
export function storableInstant(value: number): number {
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`An instant is a whole number of milliseconds, not ${value}.`);
}
