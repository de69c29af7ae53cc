// The texts of a judgment, written to the desk when typing pauses: the rationale, and why an example cannot be judged.
import { keyOf } from '../../shared/room/judgment.ts';
import type { Question, Value } from '../../shared/room/rubric.ts';
import type { PausedText } from '../state/paused-text.svelte.ts';
import type { Ground } from './ground.ts';

export class ExampleTexts {
  readonly #ground: Ground;
  readonly #rationales = new Map<string, PausedText>();
  readonly #reasons = new Map<string, PausedText>();
  readonly #answers = new Map<string, PausedText>();

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  get rationale(): PausedText {
    const { desk, example } = this.#ground;
    return this.#known(
      this.#rationales,
      () => desk.rationale(example),
      (text) => desk.setRationale(example, text),
    );
  }

  get reason(): PausedText {
    const { desk, example } = this.#ground;
    return this.#known(
      this.#reasons,
      () => desk.cannotJudge(example) ?? '',
      (text) => desk.setCannotJudge(example, text.trim() || null),
    );
  }

  /** `choose` is given null for a text of nothing. */
  answer(question: Question, choose: (value: Value | null) => void): PausedText {
    const { desk, example } = this.#ground;
    const read = () => String(desk.answer(example, question) ?? '');
    return this.#known(this.#answers, read, (text) => choose(text.trim() === '' ? null : text), keyOf(question));
  }

  dropReason(): void {
    this.reason.text = '';
    this.reason.flush();
  }

  #known(texts: Map<string, PausedText>, read: () => string, write: (text: string) => void, within = ''): PausedText {
    const key = `${this.#ground.example} ${within}`;
    const known = texts.get(key) ?? this.#ground.text(read, write);
    texts.set(key, known);
    return known;
  }
}
