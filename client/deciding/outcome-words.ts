// What an outcome says, in words: the value that holds, or why there is none.
import type { RoomOutcome } from '../../shared/room/deciding.ts';
import { keyOf } from '../../shared/room/judgment.ts';
import { type Dimension, type Question, questionsOf, type Rubric } from '../../shared/room/rubric.ts';
import { valueWords } from '../judging/value-words.ts';
import { decidingWords as words } from '../words/deciding.ts';
import { judgingWords } from '../words/judging.ts';

/** More responses than an example has. */
const ANY = 100;

/** Every question that the rubric can ask of an example, by key. */
export const questionsByKey = (rubric: Rubric): Map<string, Question> =>
  new Map(questionsOf(rubric, ANY).map((question) => [keyOf(question), question]));

/** "Helpfulness, response B"; of a question that is no longer asked, its key. */
export function questionName(question: Question | undefined, key: string): string {
  if (question === undefined) return key;
  const { dimension, response } = question;
  return response === undefined ? dimension.name : judgingWords.ofResponse(dimension.name, response);
}

/** "4 · Does what was asked", "The rubric does not say"; nothing for what was deferred. */
export function outcomeWhat(dimension: Dimension | undefined, outcome: RoomOutcome): string {
  if (outcome.kind === 'irresolvable') return words.reason[outcome.reason];
  if (!('value' in outcome)) return '';
  return dimension === undefined ? String(outcome.value) : valueWords(dimension, outcome.value);
}
