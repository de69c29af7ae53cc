// What a digit answers to each kind of question, and when that is all there is to say.
import type { Question, Value } from '../../shared/room/rubric.ts';
import { optionsOfStep } from './options.ts';
import type { PanelState } from './panel-state.svelte.ts';
import { ranksOf } from './ranking.ts';
import { spansIn } from './span-draft.svelte.ts';
import type { Step } from './steps.ts';

/** 1–9, and 0 for the tenth. Undefined when the digit gives no answer yet, or means nothing here. */
export function digitMeans(panel: PanelState, step: Step, digit: number): Value | undefined {
  const option = optionsOfStep(step, panel.ground.order).find((candidate) => candidate.digit === digit);
  if (option !== undefined || step.asks !== 'answer') return option?.value;
  const { question } = step;
  switch (question.dimension.type) {
    case 'choices':
      return toggled(panel, question, question.dimension.choices[digit - 1]?.id, digit);
    case 'ranking':
      return ranked(panel, question, digit);
    case 'spans':
      return marked(panel, question, digit);
    case 'number':
    case 'text':
      // Its field takes the focus, and then the digits themselves.
      panel.focusCurrent();
      return undefined;
    default:
      return undefined;
  }
}

/** Digits choose and take away; 0 says that none applies. */
function toggled(panel: PanelState, question: Question, id: string | undefined, digit: number): Value | undefined {
  if (digit === 0) return [];
  if (id === undefined || question.dimension.type !== 'choices') return undefined;
  return withToggled(question.dimension.choices, panel.answer(question), id);
}

/** In the rubric's order, so that the same choices are the same value. */
export function withToggled(choices: readonly { id: string }[], value: Value | undefined, id: string): string[] {
  const chosen = new Set(Array.isArray(value) ? (value as string[]) : []);
  if (!chosen.delete(id)) chosen.add(id);
  return choices.filter((choice) => chosen.has(choice.id)).map((choice) => choice.id);
}

/** The response at that letter takes the next place; the last one left needs no digit. A whole ranking begins anew. */
function ranked(panel: PanelState, question: Question, digit: number): Value | undefined {
  const { responses, order } = panel.ground;
  const response = order === undefined ? digit - 1 : order[digit - 1];
  if (digit === 0 || response === undefined || response >= responses) return undefined;
  const isWhole = panel.answer(question) !== undefined;
  // Who types every digit types that of the last one too, which has its place already.
  if (isWhole && panel.places(question).at(-1)?.includes(response)) return undefined;
  const before = isWhole ? [] : panel.places(question);
  if (before.flat().includes(response)) return undefined;
  const places = [...before, [response]];
  const left = Array.from({ length: responses }, (_, index) => index).filter((index) => !places.flat().includes(index));
  if (left.length <= 1) return ranksOf([...places, ...left.map((last) => [last])]);
  if (isWhole) panel.choose({ asks: 'answer', question }, null);
  panel.rank(question, places);
  return undefined;
}

/** For selected words a category, then a severity; without words, 0 says that there are no errors. */
function marked(panel: PanelState, question: Question, digit: number): Value | undefined {
  if (digit === 0 && panel.spans.words(question) === undefined)
    return spansIn(panel.answer(question)).length === 0 ? [] : undefined;
  const choice = panel.spans.choices(question)[digit === 0 ? 9 : digit - 1];
  if (choice !== undefined) panel.markSpan(question, choice.id);
  return undefined;
}

/** After this answer nothing more is to be said to the step: the next one can be asked. */
export function isLastWord(step: Step, value: Value, responses: number): boolean {
  if (step.asks !== 'answer') return true;
  const { type } = step.question.dimension;
  if (type === 'choices') return Array.isArray(value) && value.length === 0;
  if (type === 'ranking') return Array.isArray(value) && value.length === responses;
  return type !== 'number' && type !== 'text';
}
