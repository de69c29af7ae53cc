// What the judging panel stands on: a room, or the sample that a rubric is tried on. It knows neither.

import type { EntryRef } from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';
import type { Laid } from '../../shared/room/laid.ts';
import type { Question, Rubric } from '../../shared/room/rubric.ts';
import type { RoomSettings } from '../../shared/room/settings.ts';
import type { SelectedWords } from '../annotating/attention.svelte.ts';
import type { DeskState } from '../state/desk-state.svelte.ts';
import type { PausedText } from '../state/paused-text.svelte.ts';

export interface Ground {
  /** The example being judged. */
  readonly example: Id;
  /** My member id. */
  readonly me: Id;
  readonly desk: DeskState;
  readonly rubric: Rubric;
  readonly settings: RoomSettings;
  readonly questions: readonly Question[];
  /** How many responses the example has. */
  readonly responses: number;
  /** The responses' indices as I see them; undefined when as in the file. */
  readonly order: readonly number[] | undefined;
  /** Questions about a response stand at its text, not in the panel. */
  readonly beside: boolean;
  readonly mayJudge: boolean;
  readonly isOpen: boolean;
  /** What lies on the example's table, once it is shown to me. */
  readonly laid: ReadonlyMap<EntryRef, Laid> | undefined;
  /** Keys of questions I answered under a clause that has changed since. */
  readonly stale: readonly string[];
  /** Words of the example that are selected now. */
  readonly selected: SelectedWords | undefined;
  letGo(): void;
  judgedAgain(question: string): void;
  setLockedIn(locked: boolean): void;
  text(read: () => string, write: (text: string) => void): PausedText;
  flush(): void;
}
