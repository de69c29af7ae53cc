// The judging panel: which question is current, what is still missing, locking in and taking it back.
import { SvelteMap } from 'svelte/reactivity';
import type { Id } from '../../shared/room/ids.ts';
import { keyOf, missingAnswers } from '../../shared/room/judgment.ts';
import type { Question, Value } from '../../shared/room/rubric.ts';
import type { PausedText } from '../state/paused-text.svelte.ts';
import type { RoomSession } from '../state/room-session.svelte.ts';
import { optionsOf } from './options.ts';

/** sealed: answers may be given · locked: they may be taken back · open: changes count as open · none: I do not judge here. */
export type PanelPhase = 'sealed' | 'locked' | 'open' | 'none';

export class PanelState {
  readonly #session: RoomSession;
  readonly #current = new SvelteMap<Id, number>();
  readonly #rationales = new Map<Id, PausedText>();
  #missing = $state.raw<{ example: Id; questions: readonly Question[] } | undefined>(undefined);
  #focusAsked = $state(0);

  constructor(session: RoomSession) {
    this.#session = session;
  }

  get phase(): PanelPhase {
    const { desk, openness, example } = this.#session;
    if (!this.#session.may('judge')) return 'none';
    if (openness.isOpen(example)) return 'open';
    return desk.isLockedIn(example) ? 'locked' : 'sealed';
  }

  readonly questions: readonly Question[] = $derived.by(() => this.#session.questionsAt(this.#session.place.index));

  /** The index of the current question: the one that digits answer. */
  get current(): number {
    return Math.min(this.#current.get(this.#session.example) ?? 0, Math.max(0, this.questions.length - 1));
  }

  /** Rises whenever the current question is to take the focus. */
  get focusAsked(): number {
    return this.#focusAsked;
  }

  /** The questions named as missing at the last attempt to lock in, as far as they still are. */
  get missing(): readonly Question[] {
    const { example } = this.#session;
    if (this.#missing?.example !== example) return [];
    return this.#missing.questions.filter((question) => this.answer(question) === undefined);
  }

  get answered(): number {
    return this.questions.filter((question) => this.answer(question) !== undefined).length;
  }

  get mayAnswer(): boolean {
    return this.phase === 'sealed' || this.phase === 'open';
  }

  answer(question: Question): Value | undefined {
    return this.#session.desk.answer(this.#session.example, question);
  }

  /** What this text field edits: my rationale of the example being read. */
  get rationale(): PausedText {
    const { example, desk } = this.#session;
    const known = this.#rationales.get(example);
    if (known !== undefined) return known;
    const made = this.#session.text(
      () => desk.rationale(example),
      (text) => desk.setRationale(example, text),
    );
    this.#rationales.set(example, made);
    return made;
  }

  choose(question: Question, value: Value | null): void {
    if (!this.mayAnswer) return;
    this.#session.desk.setAnswer(this.#session.example, question, value);
  }

  /** The answer that this digit stands for, to the current question. */
  chooseByDigit = (digit: number): void => {
    const question = this.questions[this.current];
    const option = question && optionsOf(question.dimension).find((candidate) => candidate.digit === digit);
    if (question !== undefined && option !== undefined) this.choose(question, option.value);
  };

  makeCurrent(index: number): void {
    if (index >= 0 && index < this.questions.length) this.#current.set(this.#session.example, index);
  }

  move(by: 1 | -1): void {
    this.makeCurrent(Math.max(0, Math.min(this.questions.length - 1, this.current + by)));
    this.focusCurrent();
  }

  focusCurrent(): void {
    this.#focusAsked++;
  }

  /** Locks in when nothing required is missing; else says what is, and moves there. */
  lockIn = (): void => {
    const { desk, example, lockIns } = this.#session;
    if (this.phase !== 'sealed' || this.questions.length === 0) return;
    this.#session.flush();
    const { rubric } = this.#session.view;
    const responses = this.#session.shelf.at(this.#session.place.index)?.content.responses.length ?? 0;
    const missing = missingAnswers(rubric, responses, desk.answers(example, this.questions));
    this.#missing = { example, questions: missing };
    const [first] = missing;
    if (first === undefined) return lockIns.set(example, true);
    this.makeCurrent(this.questions.findIndex((question) => keyOf(question) === keyOf(first)));
    this.focusCurrent();
  };

  unlock = (): void => {
    if (this.phase === 'locked') this.#session.lockIns.set(this.#session.example, false);
  };
}
