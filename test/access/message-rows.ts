// What each message of the sync plane does: one row for each number there is. Whatever has none must close the connection.
import { settingOf, stepOneOf, stepTwoOf, updateOf } from '../support/sync-bytes.ts';

/** What the sender is answered. */
export type Outcome = 'answered' | 'taken' | 'denied' | 'echoed' | 'nothing' | 'closed';

export interface MessageRow {
  number: number;
  bytes(unique: number): Uint8Array;
  /** By whether its sender may write this document. */
  outcome(mayWrite: boolean): Outcome;
  /** Does it reach others who have the document open, when it is taken? Or where they are told of each other. */
  spreads: boolean | 'in company';
}

/** A text under a root of its own, from a client of its own: nothing that a desk would take for an entry. */
const anEdit = (unique: number) => settingOf(`probe-${unique}`, [0x77, 1, 0x78], unique);
const anAwareness = (unique: number) => new Uint8Array([1, 6, 1, (unique % 100) + 1, 1, 2, 0x7b, 0x7d]);

export const messageRows: Record<string, MessageRow> = {
  'step 1': { number: 0, bytes: () => stepOneOf([0]), outcome: () => 'answered', spreads: false },
  'step 2 with an edit': {
    number: 0,
    bytes: (unique) => stepTwoOf(anEdit(unique)),
    outcome: (mayWrite) => (mayWrite ? 'taken' : 'denied'),
    spreads: true,
  },
  'an update': {
    number: 0,
    bytes: (unique) => updateOf(anEdit(unique)),
    outcome: (mayWrite) => (mayWrite ? 'taken' : 'denied'),
    spreads: true,
  },
  awareness: { number: 1, bytes: anAwareness, outcome: () => 'echoed', spreads: 'in company' },
  'a denial': { number: 2, bytes: () => new Uint8Array([2, 0, 1, 0x78]), outcome: () => 'closed', spreads: false },
  'asking for awareness': { number: 3, bytes: () => new Uint8Array([3]), outcome: () => 'nothing', spreads: false },
  saved: { number: 100, bytes: () => new Uint8Array([100, 5]), outcome: () => 'answered', spreads: false },
};
