// Which model wrote each response, where the file says so: sealed with the example, and known from its opening on.
import type { Json } from '../../example/example.ts';
import type { OpenExample } from './room-data.ts';

const NAMES_A_MODEL = /model|generator|engine|checkpoint|policy|system|author|llm/i;

/** A name for each response; undefined where the file does not say it of all of them. */
export function modelsOf({ sealed, responses }: Pick<OpenExample, 'sealed' | 'responses'>): string[] | undefined {
  const fields = Object.entries(sealed).filter(([name]) => NAMES_A_MODEL.test(name));
  for (const [, value] of fields) {
    const names = namesIn(value, responses.length);
    if (names) return names;
  }
  // `model_a` and `model_b` of a pair.
  const [a, b] = ['a', 'b'].map((side) => fields.find(([name]) => new RegExp(`[_-]${side}$`, 'i').test(name))?.[1]);
  return responses.length === 2 && typeof a === 'string' && typeof b === 'string' ? [a, b] : undefined;
}

function namesIn(value: Json, responses: number): string[] | undefined {
  if (typeof value === 'string') return responses === 1 ? [value] : undefined;
  if (!Array.isArray(value) || value.length !== responses) return undefined;
  return value.every((each) => typeof each === 'string') ? value : undefined;
}
