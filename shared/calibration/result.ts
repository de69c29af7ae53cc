// What a calculation answers: a number, or the reason why there is none. Never NaN, and never a stand-in such as 0 or 1.

/** Every reason for which a statistic has no value, in a sentence for whoever asked. */
export const reasons = {
  'no-ratings': 'There are no ratings.',
  'no-shared-items': 'No item was rated by two people.',
  'no-variation': 'Everybody gave the same value everywhere, so agreement cannot be told from chance.',
  'items-alike': 'The items do not differ from each other, so there is nothing for raters to agree on.',
  'one-category': 'The scale has only one value.',
  'constant-rater': 'One of the two lists has the same value everywhere.',
  'too-few-items': 'There are too few items for this.',
  'too-few-raters': 'There are too few people for this.',
  'not-complete': 'No item was rated by everybody.',
  'no-order': 'The values of this scale have no order, so none is more or less than another.',
  'not-declared': 'The values that could be given are not listed, so chance cannot be told from them.',
  'negative-values': 'A ratio scale has no values below zero.',
  'not-connected': 'The ratings fall into groups that share neither people nor items, so they cannot be compared.',
  'only-extremes': 'Only lowest and highest values were given; severity cannot be estimated from them.',
  'never-beaten': 'Somebody, or a group, was never beaten or never won, so the strength has no bound.',
  'not-converged': 'The calculation did not come to rest.',
  'no-expert': 'No expert judged this.',
  'experts-disagree': 'The experts do not agree with each other.',
  'tied-majority': 'Two values were chosen equally often.',
  'no-predictions': 'Nobody said what share of the others would choose as they did.',
  'no-spans': 'Nobody marked anything.',
  'no-overlap': 'No two people marked the same place.',
  'no-spread': 'The thing measured is the same everywhere.',
  'too-many-undefined': 'The statistic is undefined in too many of the resamples.',
} as const;
export type Reason = keyof typeof reasons;

export interface Undefined {
  undefined: Reason;
}

/** Something that may have no value; ask `isDefined` before reading it. */
export type Known<T extends object> = T | Undefined;

/** A number with what belongs to it, or the reason why there is none. */
export type Measured<More extends object = object> = Known<{ value: number } & More>;

export const undefinedFor = (reason: Reason): Undefined => ({ undefined: reason });

export const isDefined = <T extends object>(known: Known<T>): known is T => !('undefined' in known);

/** The number alone, for sorting and plots; `undefined` where there is none. */
export const numberOf = (measured: Measured): number | undefined => (isDefined(measured) ? measured.value : undefined);
