// Keeps what did not change the very object it was, so that whoever shows it has nothing to do.
import type { Put } from './notes.ts';
import type { About, Thread } from './threads.ts';

/** For each of `now` that says the same as the one of `before` under its ref, the one of before. */
function keepSame<T extends { ref: string }>(
  before: ReadonlyMap<string, T>,
  now: readonly T[],
  same: (a: T, b: T) => boolean,
): Map<string, T> {
  const kept = new Map<string, T>();
  for (const one of now) {
    const known = before.get(one.ref);
    kept.set(one.ref, known !== undefined && same(known, one) ? known : one);
  }
  return kept;
}

export const keepSamePuts = (before: ReadonlyMap<string, Put>, now: readonly Put[]): Map<string, Put> =>
  keepSame(before, now, samePut);

const samePut = (a: Put, b: Put): boolean =>
  (a.entry === b.entry || (a.entry.kind === 'removed' && b.entry.kind === 'removed')) &&
  a.mine === b.mine &&
  a.acceptedAt === b.acceptedAt &&
  a.changedAt === b.changedAt;

/** Notes must have been kept before. */
export const keepSameThreads = (before: ReadonlyMap<string, Thread>, now: readonly Thread[]): Map<string, Thread> =>
  keepSame(before, now, sameThread);

const sameThread = (a: Thread, b: Thread): boolean =>
  a.head === b.head &&
  sameAbout(a.about, b.about) &&
  a.replies.length === b.replies.length &&
  a.replies.every((reply, at) => reply === b.replies[at]);

/** What the head says is compared with the head; what it names can change under it. */
const sameAbout = (a: About, b: About): boolean =>
  a.is === b.is && (a.is !== 'said' || b.is !== 'said' || a.entry === b.entry);
