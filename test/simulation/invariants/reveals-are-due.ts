// [B21] [B23] [B24] The room reveals by itself what everybody present has locked in, at once and nothing else; a timer what it was set for, once it has ended.
import type { RevealRow, TimerRow } from '../record.ts';
import type { World } from '../world.ts';

interface Committed {
  reveals: readonly RevealRow[];
  /** Examples that were locked or unlocked in this commit. */
  locked: ReadonlySet<string>;
  /** Members who attended when the server asked. */
  attended: ReadonlySet<string>;
  /** As it stood before this commit. */
  timer: TimerRow | undefined;
}

/** Asked when the desks of a commit are known, and its reveals are not yet. */
export function revealsAreDue({ expected, now }: World, committed: Committed): string | undefined {
  const { reveals, locked, attended, timer } = committed;
  const isComplete = (example: string) => expected.waitsForNobody(example, attended);
  for (const { example, reason } of reveals) {
    if (expected.revealed.has(example)) continue;
    if (reason === 'all' && !(locked.has(example) && isComplete(example)))
      return `[B21] ${example} was revealed as if everybody present had locked in`;
    if (reason === 'timer' && !(timer !== undefined && timer.endsAt <= now && timer.examples.includes(example)))
      return `[B23] ${example} was revealed by a timer that had not ended`;
  }
  const revealed = new Set(reveals.map(({ example }) => example));
  for (const example of locked)
    if (isComplete(example) && !revealed.has(example))
      return `[B21] everybody present has locked in ${example}, and it is sealed`;
  return undefined;
}

/** When all is at rest and every timer has ended. */
export const noTimerIsLeft = ({ record }: World): string | undefined =>
  record.timer() === undefined ? undefined : '[B23] a timer has ended and revealed nothing';
