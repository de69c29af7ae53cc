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

export class ExampleIds {
  readonly #random: (bytes: number) => Uint8Array;
  readonly #common: string;
  #made = 0;

  constructor(random: (bytes: number) => Uint8Array) {
    this.#random = random;
    this.#common = newId(random).slice(0, COMMON_LENGTH);
  }

  /** The next ones. */
  take(count: number): string[] {
    const own = this.#random(OWN_LENGTH * count);
    return Array.from({ length: count }, (_, n) => {
      let id = this.#common;
      for (let digit = NUMBER_LENGTH - 1; digit >= 0; digit--) id += DIGITS.charAt((this.#made >>> (6 * digit)) & 63);
      for (let at = n * OWN_LENGTH; at < (n + 1) * OWN_LENGTH; at++) id += DIGITS.charAt((own[at] as number) & 63);
      this.#made++;
      return id;
    });
  }
}
