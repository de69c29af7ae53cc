// What can be said of how a question ended, while it is being put together; and what is still missing.
import type { IrresolvableReason, OutcomeKind, RoomOutcome } from '../../shared/room/deciding.ts';
import type { Dimension, Value } from '../../shared/room/rubric.ts';
import { sameValue, valueFits } from '../../shared/room/value.ts';
import type { Given } from '../judging/comparison-rows.ts';
import { optionsOf } from '../judging/options.ts';
import { decidingWords as words } from '../words/deciding.ts';

export interface OutcomeDraft {
  kind: OutcomeKind;
  value: Value | undefined;
  reason: IrresolvableReason | undefined;
  text: string;
}

export const draftOf = (outcome: RoomOutcome | undefined): OutcomeDraft => ({
  kind: outcome?.kind ?? 'settled',
  value: outcome !== undefined && 'value' in outcome ? outcome.value : undefined,
  reason: outcome?.kind === 'irresolvable' ? outcome.reason : undefined,
  text: outcome?.text ?? '',
});

/** What is still to be said, in a sentence; or the outcome. */
export function outcomeOf({ kind, value, reason, text }: OutcomeDraft): RoomOutcome | { missing: string } {
  const words_ = text.trim();
  switch (kind) {
    case 'settled':
      return value === undefined ? { missing: words.needsValue } : { kind, value, text: words_ };
    case 'ruled':
      if (value === undefined) return { missing: words.needsValue };
      return words_ === '' ? { missing: words.needsWhy } : { kind, value, text: words_ };
    case 'irresolvable':
      return reason === undefined ? { missing: words.needsReason } : { kind, reason, text: words_ };
    case 'deferred':
      return { kind, text: words_ };
    default:
      return kind satisfies never;
  }
}

/** The values to choose from: all that the question offers, else those that somebody gave. */
export function candidates(dimension: Dimension, given: readonly Given[], now: Value | undefined): Value[] {
  const offered = optionsOf(dimension).map(({ value }) => value);
  if (offered.length > 0) return offered;
  const all = [...given.map(({ value }) => value), now].filter((value): value is Value => value !== undefined);
  return all.filter(
    (value, at) => valueFits(dimension, value) && all.findIndex((other) => sameValue(other, value)) === at,
  );
}
