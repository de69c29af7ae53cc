// What of the discussion came before a move: the entries of others that the mover could have seen.

export interface Said {
  id: string;
  author: string;
  item: string;
  /** Milliseconds since 1970, by the server's clock. */
  at: number;
}

export interface MoveInTime {
  rater: string;
  item: string;
  /** When the mover was shown the table, and when the revised value was accepted. */
  shownAt: number;
  movedAt: number;
}

/**
 * Entries of others on the item up to the move, the latest first; `afterShown` says of each whether it was written after the mover was shown the
 * table, or lay there already. What came before need not be the reason.
 */
export function cameBefore<T extends Said>(move: MoveInTime, said: readonly T[]): { entry: T; afterShown: boolean }[] {
  return said
    .filter(({ author, item, at }) => author !== move.rater && item === move.item && at <= move.movedAt)
    .toSorted((a, b) => b.at - a.at)
    .map((entry) => ({ entry, afterShown: entry.at > move.shownAt }));
}
