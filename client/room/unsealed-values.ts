// What had been sealed of a row, as it is read: a list with one value for each response stands by their letters.
import type { Json } from '../../shared/example/example.ts';
import { responseWords } from '../words/responses.ts';

export interface UnsealedValue {
  /** "A"; undefined when it is about the whole example. */
  letter?: string;
  said: string;
  /** It is an object or a list that no letters fit: read as data. */
  isData: boolean;
}

/** `responses`: how many the example has. An open example is shown in the file's order, so the letters are everybody's. */
export function unsealedValues(value: Json, responses: number): UnsealedValue[] {
  if (!Array.isArray(value) || responses < 2 || value.length !== responses) return [said(value)];
  return value.map((one, response) => ({ letter: responseWords.letter(response), ...said(one) }));
}

const said = (value: Json): UnsealedValue => ({
  said: typeof value === 'string' ? value : JSON.stringify(value),
  isData: typeof value === 'object' && value !== null,
});
