// Ids of the examples of one dataset, each after the one before: at random places an index takes several times as long to grow.
import { newId } from '../../shared/room/ids.ts';

/** Of base64url, in the order in which databases sort them. */
const DIGITS = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
/** What the ids of a dataset begin with: 60 random bits, which no other dataset has. */
const COMMON_LENGTH = 10;
/** Digits of the number: a thousand million examples. */
const NUMBER_LENGTH = 5;
/** 42 random bits. */
const OWN_LENGTH = 7;

const CODES = [...DIGITS].map((digit) => digit.charCodeAt(0));
const codeAt = (six: number): number => CODES[six & 63] as number;

export class ExampleIds {
  readonly #random: (bytes: number) => Uint8Array;
  readonly #common: string;
  /** The common part with all digits of the number but the last. */
  #start = '';
  #made = 0;

  constructor(random: (bytes: number) => Uint8Array) {
    this.#random = random;
    this.#common = newId(random).slice(0, COMMON_LENGTH);
  }

  /** The next ones. */
  take(count: number): string[] {
    const own = this.#random(OWN_LENGTH * count);
    const ids: string[] = [];
    for (let n = 0; n < count; n++) ids.push(this.#next(own, n * OWN_LENGTH));
    return ids;
  }

  /** All of its random digits at once: one by one they take several times as long. */
  #next(own: Uint8Array, from: number): string {
    const last = this.#made & 63;
    if (last === 0) this.#start = this.#common + numberDigits(this.#made >>> 6);
    this.#made++;
    const digit = (n: number) => codeAt(own[from + n] as number);
    const end = String.fromCharCode(codeAt(last), digit(0), digit(1), digit(2), digit(3), digit(4), digit(5), digit(6));
    return this.#start + end;
  }
}

function numberDigits(number: number): string {
  let digits = '';
  for (let digit = NUMBER_LENGTH - 2; digit >= 0; digit--) digits += DIGITS.charAt((number >>> (6 * digit)) & 63);
  return digits;
}
