// Answers given under clauses that mean something else by now: they answer another question, and are in none of a room's numbers.
import type { Answers } from '../../room/judgment.ts';
import { type Fate, fateOf, type Version } from '../../room/stale.ts';
import type { RoomJudgment } from './room-data.ts';

/** A judgment that says under which version each answer was given. */
export interface VersionedJudgment extends RoomJudgment {
  versions: Readonly<Record<string, string>>;
  rubricVersion: string;
}

/** What was left out, once for each question that a member answered of an example. */
export interface LeftBehind {
  member: string;
  example: string;
  question: string;
}

/** The judgments with the answers that stand under the last of these versions, and those that do not. What is no longer asked is neither. */
export function withoutLeftBehind(
  judgments: readonly VersionedJudgment[],
  versions: readonly Version[],
): { judgments: readonly RoomJudgment[]; left: LeftBehind[] } {
  if (versions.length < 2) return { judgments, left: [] };
  const fates = new Map<string, Fate>();
  const fate = (from: string, dimension: string): Fate => {
    const key = `${from} ${dimension}`;
    const known = fates.get(key) ?? fateOf(versions, from, dimension);
    fates.set(key, known);
    return known;
  };
  const left = new Map<string, LeftBehind>();
  const standing = judgments.map((judgment): RoomJudgment => {
    const { member, example, answers, versions: given, rubricVersion } = judgment;
    const stale = Object.keys(answers).filter(
      (question) => fate(given[question] ?? rubricVersion, question.split('.')[0] ?? '') === 'stale',
    );
    for (const question of stale) left.set(`${member} ${example} ${question}`, { member, example, question });
    return stale.length === 0 ? judgment : { ...judgment, answers: without(answers, stale) };
  });
  return { judgments: standing, left: [...left.values()] };
}

const without = (answers: Answers, keys: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => !keys.includes(key)));
