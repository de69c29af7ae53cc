// The judging panel: which step is current, what is still missing, undoing, locking in and taking it back.
import { SvelteMap } from 'svelte/reactivity';
import type { Id } from '../../shared/room/ids.ts';
import { keyOf, rationaleShort, unfinished } from '../../shared/room/judgment.ts';
import { placeOf } from '../../shared/room/response-order.ts';
import type { Question, Value } from '../../shared/room/rubric.ts';
import type { PausedText } from '../state/paused-text.svelte.ts';
import { judgingWords } from '../words/judging.ts';
import { AnswerHistory } from './answer-history.ts';
import { digitMeans, isLastWord } from './digits.ts';
import { ExampleTexts } from './example-texts.ts';
import type { Ground } from './ground.ts';
import { type Places, placesOf, ranksOf } from './ranking.ts';
import { SpanDraft, spansIn } from './span-draft.svelte.ts';
import { givenTo, giveTo } from './step-values.ts';
import { type Step, stepKey, stepLabel, stepsOf } from './steps.ts';

/** sealed: answers may be given · locked: they may be taken back · open: changes count as open · none: I do not judge here. */
export type PanelPhase = 'sealed' | 'locked' | 'open' | 'none';

export class PanelState {
  readonly ground: Ground;
  readonly spans: SpanDraft;
  readonly #current = new SvelteMap<Id, number>();
  readonly #places = new SvelteMap<string, Places>();
  readonly #texts: ExampleTexts;
  readonly #history = new AnswerHistory();
  #missing = $state.raw<{ example: Id; questions: readonly Question[] } | undefined>(undefined);
  #focusAsked = $state(0);
  /** A digit was pressed since anything else asked for the focus. */
  askedByDigit = false;
  #whyAsked = $state(0);
  #declining = $state.raw<Id | undefined>(undefined);

  constructor(ground: Ground) {
    this.ground = ground;
    this.spans = new SpanDraft(ground);
    this.#texts = new ExampleTexts(ground);
  }

  get phase(): PanelPhase {
    const { desk, example, isOpen, mayJudge } = this.ground;
    if (!mayJudge) return 'none';
    if (isOpen) return 'open';
    return desk.isLockedIn(example) ? 'locked' : 'sealed';
  }

  get questions(): readonly Question[] {
    return this.ground.questions;
  }

  readonly steps: readonly Step[] = $derived.by(() => stepsOf(this.questions, this.ground.settings.asksConfidence));

  /** The index of the current step: the one that digits answer. */
  get current(): number {
    return Math.min(this.#current.get(this.ground.example) ?? 0, Math.max(0, this.steps.length - 1));
  }

  /** Rises whenever the current step is to take the focus. */
  get focusAsked(): number {
    return this.#focusAsked;
  }

  /** Rises whenever the rationale is to take the focus. */
  get whyAsked(): number {
    return this.#whyAsked;
  }

  /** The questions named as missing at the last attempt to lock in, as far as they still are. */
  get missing(): readonly Question[] {
    if (this.#missing?.example !== this.ground.example) return [];
    return this.#missing.questions.filter((question) => this.answer(question) === undefined);
  }

  isMissing(question: Question): boolean {
    return this.missing.some((other) => keyOf(other) === keyOf(question));
  }

  /** Characters that the rationale is short of, where the room asks for one. */
  get rationaleShort(): number {
    return rationaleShort(this.ground.settings, this.rationale.text);
  }

  /** An attempt to lock in failed for want of a rationale. */
  get rationaleMissing(): boolean {
    return this.#missing?.example === this.ground.example && this.rationaleShort > 0;
  }

  get answered(): number {
    return this.questions.filter((question) => this.answer(question) !== undefined).length;
  }

  get mayAnswer(): boolean {
    return this.phase === 'sealed' || this.phase === 'open';
  }

  answer(question: Question): Value | undefined {
    return this.ground.desk.answer(this.ground.example, question);
  }

  isStale(question: Question): boolean {
    return this.ground.stale.includes(keyOf(question));
  }

  given(step: Step): Value | undefined {
    return givenTo(this.ground, step);
  }

  /** My rationale of the example being judged. */
  get rationale(): PausedText {
    return this.#texts.rationale;
  }

  /** My answer in words to a question that asks for them. */
  textOf(question: Question): PausedText {
    return this.#texts.answer(question, (value) => this.choose({ asks: 'answer', question }, value));
  }

  /** Why I cannot judge it; empty when I can. */
  get reason(): PausedText {
    return this.#texts.reason;
  }

  /** The field for saying that it cannot be judged is shown. */
  get declines(): boolean {
    const { desk, example } = this.ground;
    return this.#declining === example || desk.cannotJudge(example) !== undefined;
  }

  /** Shows the field or puts it away, and with it what was written there. */
  decline(declines = !this.declines): void {
    if (!this.mayAnswer) return;
    this.#declining = declines ? this.ground.example : undefined;
    if (!declines) this.#texts.dropReason();
  }

  why = (): void => {
    this.#whyAsked++;
  };

  /** The letter a response has on my screen. */
  letter(response: number): string {
    return judgingWords.letter(placeOf(this.ground.order, response));
  }

  labelOf(step: Step): string {
    return stepLabel(step, (response) => this.letter(response));
  }

  choose(step: Step, value: Value | null): void {
    if (!this.mayAnswer) return;
    const { example } = this.ground;
    this.#history.note(example, { step, before: this.given(step) });
    this.#put(step, value);
    // Who answers after all can judge it after all.
    if (value !== null && step.asks === 'answer' && this.declines) this.decline(false);
  }

  #put(step: Step, value: Value | null): void {
    giveTo(this.ground, step, value);
    if (step.asks !== 'answer') return;
    this.ground.judgedAgain(keyOf(step.question));
    if (value === null) this.#places.delete(`${this.ground.example} ${stepKey(step)}`);
  }

  /** Takes back what was answered last on this example. */
  undo = (): void => {
    const { example } = this.ground;
    if (!this.mayAnswer) return;
    const last = this.#history.take(example);
    if (last === undefined) return;
    this.#put(last.step, last.before ?? null);
    this.makeCurrent(this.steps.findIndex((step) => stepKey(step) === stepKey(last.step)));
    this.focusCurrent();
  };

  /** What this digit means for the current step; then on to the next, when that was all there is to say. */
  chooseByDigit = (digit: number): void => {
    const step = this.steps[this.current];
    if (step === undefined || !this.mayAnswer) return;
    const value = digitMeans(this, step, digit);
    if (value === undefined) return;
    this.choose(step, value);
    if (isLastWord(step, value, this.ground.responses)) this.advance();
    this.askedByDigit = true;
  };

  /** A ranking as far as it has come: places that are taken, before all are. */
  places(question: Question): Places {
    const value = this.answer(question);
    if (Array.isArray(value)) return placesOf(value as number[]);
    return this.#places.get(`${this.ground.example} ${keyOf(question)}`) ?? [];
  }

  /** Takes places; an answer once every response has one. */
  rank(question: Question, places: Places): void {
    if (!this.mayAnswer) return;
    const isWhole = places.flat().length === this.ground.responses;
    if (isWhole) return this.choose({ asks: 'answer', question }, ranksOf(places));
    this.#places.set(`${this.ground.example} ${keyOf(question)}`, places);
  }

  /** A category or severity for the words that are selected. */
  markSpan(question: Question, id: string): void {
    if (!this.mayAnswer) return;
    const span = this.spans.choose(question, id);
    if (span !== undefined) this.choose({ asks: 'answer', question }, [...spansIn(this.answer(question)), span]);
  }

  makeCurrent(index: number): void {
    if (index >= 0 && index < this.steps.length) this.#current.set(this.ground.example, index);
  }

  move(by: 1 | -1): void {
    this.makeCurrent(Math.max(0, Math.min(this.steps.length - 1, this.current + by)));
    this.focusCurrent();
  }

  /** On to the next step; from the last one, nowhere: Enter locks in. */
  advance(): void {
    if (this.current < this.steps.length - 1) this.move(1);
  }

  focusCurrent(): void {
    this.#focusAsked++;
    this.askedByDigit = false;
  }

  /** Locks in when nothing required is missing; else says what is, and moves there. */
  lockIn = (): void => {
    const { desk, example, rubric, settings, responses } = this.ground;
    if (this.phase !== 'sealed' || this.questions.length === 0) return;
    this.ground.flush();
    const left = unfinished(rubric, settings, responses, {
      answers: desk.answers(example, this.questions),
      rationale: desk.rationale(example),
      cannotJudge: desk.cannotJudge(example) ?? null,
    });
    this.#missing = left && { example, questions: left.questions };
    if (left === undefined) return this.ground.setLockedIn(true);
    const [first] = left.questions;
    if (first === undefined) return this.why();
    this.makeCurrent(this.steps.findIndex((step) => stepKey(step) === keyOf(first)));
    this.focusCurrent();
  };

  unlock = (): void => {
    if (this.phase === 'locked') this.ground.setLockedIn(false);
  };
}
