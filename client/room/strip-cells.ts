// One cell of the strip: what is known of one example, reduced to what can be drawn and said.
import { roomWords } from '../words/room.ts';

export type Mine = 'unread' | 'read' | 'in part' | 'locked in';

export interface CellFacts {
  /** From 1. */
  number: number;
  read: boolean;
  /** How many of the questions I have answered. */
  answered: number;
  lockedIn: boolean;
  open: boolean;
  comments: number;
  /** Others' comments I have not been shown. */
  unread: number;
  /** Of my own. */
  instincts: number;
  /** Names of those who are reading it, as far as I may be told. */
  here: readonly string[];
  /** Seconds for which I have read it. */
  seconds?: number | undefined;
  /** Of its responses together, where that may be told. */
  words?: number | undefined;
  /** Places that the search found in it. */
  found?: number | undefined;
  /** I answered a question that has changed since. */
  stale?: boolean;
  /** 0: all agree, 1: as far apart as can be. */
  disagreement?: number | undefined;
}

export interface Cell {
  number: number;
  mine: Mine;
  open: boolean;
  comments: 'none' | 'some' | 'unread';
  /** I found something off here. */
  instinct: boolean;
  /** Everything the cell shows, in words. */
  label: string;
  isFound: boolean;
  /** To be judged again. */
  isStale: boolean;
  /** 0 to 1; undefined when nothing is known of it. */
  disagreement: number | undefined;
}

export function cellOf(facts: CellFacts): Cell {
  const { number, open } = facts;
  const mine = mineOf(facts);
  const comments = facts.unread > 0 ? 'unread' : facts.comments > 0 ? 'some' : 'none';
  const { found = 0, stale = false, disagreement } = facts;
  const [instinct, label] = [facts.instincts > 0, roomWords.cell(mine, facts)];
  return { number, mine, open, comments, instinct, label, isFound: found > 0, isStale: stale, disagreement };
}

/** What I did last counts: who locked in has read, whatever the clock says. */
function mineOf({ read, answered, lockedIn }: CellFacts): Mine {
  if (lockedIn) return 'locked in';
  if (answered > 0) return 'in part';
  return read ? 'read' : 'unread';
}

/** The cell under a point: `x` and `width` in the same unit, x from the strip's beginning. */
export const cellAt = (x: number, width: number, cells: number): number =>
  Math.max(0, Math.min(cells - 1, Math.floor((x / Math.max(1, width)) * cells)));

/** Where a key leads within the strip; undefined for keys that mean nothing here. */
export function cellByKey(key: string, index: number, cells: number): number | undefined {
  const to = {
    ArrowRight: index + 1,
    ArrowLeft: index - 1,
    PageDown: index + 10,
    PageUp: index - 10,
    Home: 0,
    End: cells - 1,
  }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(cells - 1, to));
}
