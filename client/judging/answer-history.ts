// What was answered before what, by example: for taking the last answer back.
import type { Id } from '../../shared/room/ids.ts';
import type { Value } from '../../shared/room/rubric.ts';
import type { Step } from './steps.ts';

export interface Answering {
  step: Step;
  before: Value | undefined;
}

const REMEMBERED = 100;

export class AnswerHistory {
  readonly #byExample = new Map<Id, Answering[]>();

  note(example: Id, answering: Answering): void {
    const known = this.#byExample.get(example) ?? [];
    this.#byExample.set(example, [...known.slice(1 - REMEMBERED), answering]);
  }

  /** The last one, which is forgotten with this. */
  take(example: Id): Answering | undefined {
    return this.#byExample.get(example)?.pop();
  }
}
