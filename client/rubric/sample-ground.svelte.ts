// A desk that is nobody's, for trying a rubric: the judging panel stands on it as it does in a room.
import * as Y from 'yjs';
import type { Id } from '../../shared/room/ids.ts';
import { type Question, questionsOf, type Rubric } from '../../shared/room/rubric.ts';
import { type RoomSettings, usualSettings } from '../../shared/room/settings.ts';
import type { SelectedWords } from '../annotating/attention.svelte.ts';
import type { Ground } from '../judging/ground.ts';
import { DeskState } from '../state/desk-state.svelte.ts';
import { PausedText } from '../state/paused-text.svelte.ts';

const EXAMPLE: Id = 'sample'.padEnd(22, '-');
const NOBODY: Id = 'nobody'.padEnd(22, '-');

export interface Sample {
  rubric: () => Rubric;
  responses: () => number;
  settings?: () => RoomSettings;
  order?: readonly number[];
  beside?: () => boolean;
}

export class SampleGround implements Ground {
  readonly example = EXAMPLE;
  readonly me = NOBODY;
  readonly mayJudge = true;
  readonly isOpen = false;
  readonly laid = undefined;
  readonly desk = new DeskState(new Y.Doc(), () => NOBODY);
  readonly #sample: Sample;
  readonly #texts: PausedText[] = [];
  #selected = $state.raw<SelectedWords | undefined>(undefined);
  #stale = $state.raw<readonly string[]>([]);

  constructor(sample: Sample) {
    this.#sample = sample;
  }

  get rubric(): Rubric {
    return this.#sample.rubric();
  }

  get settings(): RoomSettings {
    return this.#sample.settings?.() ?? usualSettings;
  }

  get responses(): number {
    return this.#sample.responses();
  }

  get order(): readonly number[] | undefined {
    return this.#sample.order;
  }

  get beside(): boolean {
    return this.#sample.beside?.() ?? false;
  }

  get questions(): readonly Question[] {
    return questionsOf(this.rubric, this.responses);
  }

  get selected(): SelectedWords | undefined {
    return this.#selected;
  }

  select(words: SelectedWords | undefined): void {
    this.#selected = words;
  }

  get stale(): readonly string[] {
    return this.#stale;
  }

  set stale(stale: readonly string[]) {
    this.#stale = stale;
  }

  letGo = (): void => {
    document.getSelection()?.removeAllRanges();
    this.#selected = undefined;
  };

  judgedAgain = (question: string): void => {
    this.#stale = this.#stale.filter((other) => other !== question);
  };

  setLockedIn(locked: boolean): void {
    this.desk.setLockedIn(EXAMPLE, locked);
  }

  text(read: () => string, write: (text: string) => void): PausedText {
    const text = new PausedText(read, write);
    this.#texts.push(text);
    return text;
  }

  flush = (): void => {
    for (const text of this.#texts) text.flush();
  };
}
