// What an entry makes of a judgment: the one place where answers, reasons and the rest come together.
import type { JudgingEntry, Said } from './movement.ts';
import { questionKey } from './rubric.ts';
import { sameValue } from './value.ts';

export const nothingSaid: Said = {
  answers: {},
  versions: {},
  rationale: '',
  confidence: null,
  cannotJudge: null,
  expectedShares: {},
};

/**
 * The judgment with what this entry says, under this version of the rubric; undefined when it says nothing new. The same answer under
 * another version is new: its author has judged it again.
 */
export function say(said: Said, entry: JudgingEntry, version: string): Said | undefined {
  switch (entry.kind) {
    case 'judgment':
      return answer(said, questionKey(entry.dimension, entry.response), entry.value, version);
    case 'rationale':
      return entry.text === said.rationale ? undefined : { ...said, rationale: entry.text };
    case 'confidence':
      return entry.value === said.confidence ? undefined : { ...said, confidence: entry.value };
    case 'cannot-judge':
      return entry.reason === said.cannotJudge ? undefined : { ...said, cannotJudge: entry.reason };
    case 'expected-share': {
      const key = questionKey(entry.dimension, entry.response);
      if ((said.expectedShares[key] ?? null) === entry.percent) return undefined;
      return { ...said, expectedShares: withKey(said.expectedShares, key, entry.percent) };
    }
    default:
      return entry satisfies never;
  }
}

function answer(said: Said, key: string, value: Said['answers'][string] | null, version: string): Said | undefined {
  const isSame = sameValue(said.answers[key], value ?? undefined);
  if (isSame && (value === null || said.versions[key] === version)) return undefined;
  const versions = withKey(said.versions, key, value === null ? null : version);
  return { ...said, answers: withKey(said.answers, key, value), versions };
}

/** null takes the key away. */
function withKey<T>(all: Record<string, T>, key: string, value: T | null): Record<string, T> {
  const { [key]: _, ...others } = all;
  return value === null ? others : { ...others, [key]: value };
}
