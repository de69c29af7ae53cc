// The comparison of one open example: for each question everyone's value, where it came from, and who has not judged.

import type { MemberView } from '../../shared/protocol/rooms.ts';
import { type EntryRef, entryRef, fixedEntryId } from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';
import type { Laid } from '../../shared/room/laid.ts';
import type { Question, Value } from '../../shared/room/rubric.ts';
import type { Stage } from '../../shared/room/sight.ts';

/** One person's answer to one question. */
export interface Given {
  member: MemberView;
  /** undefined: taken back since. */
  value: Value | undefined;
  stage: Stage | undefined;
  /** What it was before the opening, when it has changed since. */
  first: { value: Value | undefined; stage: Stage } | undefined;
}

export interface QuestionRow {
  question: Question;
  given: Given[];
}

export interface Reason {
  member: MemberView;
  text: string;
  stage: Stage | undefined;
  first: { text: string; stage: Stage } | undefined;
}

export interface Comparison {
  rows: QuestionRow[];
  rationales: Reason[];
  /** Who judges here and has put no judgment on this example. */
  silent: MemberView[];
}

/** Members in the order of the list, which is the same for everybody; nobody is sorted by their values. */
export function comparisonOf(
  example: Id,
  questions: readonly Question[],
  members: readonly MemberView[],
  laid: ReadonlyMap<EntryRef, Laid>,
): Comparison {
  const rows = questions.map((question) => ({
    question,
    given: members.flatMap((member) => givenBy(member, laidAnswer(laid, member, example, question))),
  }));
  const rationales = members.flatMap((member) => reasonOf(member, laidRationale(laid, member, example)));
  const spoken = new Set(rows.flatMap(({ given }) => given.map(({ member }) => member.id)));
  return { rows, rationales, silent: members.filter(({ id, judges }) => judges && !spoken.has(id)) };
}

function givenBy(member: MemberView, laid: Laid | undefined): Given[] {
  if (laid?.entry.kind !== 'judgment') return [];
  const { stage, first } = laid;
  const was = first && { value: first.value ?? undefined, stage: first.stage };
  const value = laid.entry.value ?? undefined;
  return value === undefined && was?.value === undefined ? [] : [{ member, value, stage, first: was }];
}

function reasonOf(member: MemberView, laid: Laid | undefined): Reason[] {
  if (laid?.entry.kind !== 'rationale') return [];
  const { stage, first } = laid;
  const was = first?.text === undefined ? undefined : { text: first.text, stage: first.stage };
  const { text } = laid.entry;
  return text.trim() === '' && !was?.text ? [] : [{ member, text, stage, first: was }];
}

function laidAnswer(laid: ReadonlyMap<EntryRef, Laid>, member: MemberView, example: Id, question: Question) {
  const { dimension, response } = question;
  const like = { kind: 'judgment', example, dimension: dimension.id, value: null } as const;
  const key = fixedEntryId(response === undefined ? like : { ...like, response });
  return key === undefined ? undefined : laid.get(entryRef(member.id, key));
}

function laidRationale(laid: ReadonlyMap<EntryRef, Laid>, member: MemberView, example: Id) {
  const key = fixedEntryId({ kind: 'rationale', example, text: '' });
  return key === undefined ? undefined : laid.get(entryRef(member.id, key));
}
