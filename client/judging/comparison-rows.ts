// The comparison of one open example: for each question everyone's value, where it came from and how far it stands apart, and who has not judged.

import type { MemberView } from '../../shared/protocol/rooms.ts';
import { apartness, medianOf, placeOf } from '../../shared/room/distance.ts';
import { type Entry, type EntryRef, entryRef, fixedEntryId } from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';
import type { Laid } from '../../shared/room/laid.ts';
import type { Question, Value } from '../../shared/room/rubric.ts';
import type { Stage } from '../../shared/room/sight.ts';
import { sameValue } from '../../shared/room/value.ts';

/** One person's answer to one question. */
export interface Given {
  member: MemberView;
  /** undefined: taken back since. */
  value: Value | undefined;
  stage: Stage | undefined;
  /** What it was before the opening, when it has changed since. */
  first: { value: Value | undefined; stage: Stage } | undefined;
  /** From the others' answers, 0 to 1. Of a subjective question nobody stands apart: 0. */
  apart: number;
  /** What share of the others they expected to answer alike, in percent. */
  expected: number | undefined;
  /** The response (its index in the file) that they saw first, where responses were shuffled. */
  readFirst: number | undefined;
}

export interface QuestionRow {
  question: Question;
  /** Of an objective question those who stand farthest apart first, else in the order of the members. Without the experts. */
  given: Given[];
  /** Experts' answers, which can serve as reference; compared with nobody. */
  experts: Given[];
  /** The middle of what was given, without the experts, where the question has one. */
  median: number | undefined;
}

export interface Reason {
  ref: EntryRef;
  member: MemberView;
  text: string;
  stage: Stage | undefined;
  first: { text: string; stage: Stage } | undefined;
  /** 1 (guessing) to 5 (certain); undefined when not given. */
  confidence: number | undefined;
}

export interface Comparison {
  rows: QuestionRow[];
  /** In the order of the rows: of who stands farthest apart first. Also of those who gave no reason but said how sure they are. */
  rationales: Reason[];
  /** Who could not judge the example, and why. */
  declined: { member: MemberView; ref: EntryRef; reason: string }[];
  /** Where responses were shuffled: which one was seen first, and by whom. In the order of the file. */
  readFirst: { response: number; who: MemberView[] }[];
  /** Who judges here and has put no judgment on this example. */
  silent: MemberView[];
}

export function comparisonOf(
  example: Id,
  questions: readonly Question[],
  members: readonly MemberView[],
  laid: ReadonlyMap<EntryRef, Laid>,
): Comparison {
  const lies = (member: MemberView, like: Entry) => {
    const ref = entryRef(member.id, fixedEntryId(like) ?? '');
    return { ref, laid: laid.get(ref) };
  };
  const rows = questions.map((question) => rowOf(example, question, members, lies));
  const declined = members.flatMap((member) => {
    const { ref, laid: one } = lies(member, { kind: 'cannot-judge', example, reason: null });
    const reason = one?.entry.kind === 'cannot-judge' ? one.entry.reason : null;
    return reason === null ? [] : [{ member, ref, reason }];
  });
  const heard = new Set([
    ...rows.flatMap(({ given, experts }) => [...given, ...experts].map(({ member }) => member.id)),
    ...declined.map(({ member }) => member.id),
  ]);
  const apart = (member: MemberView): number =>
    Math.max(
      0,
      ...rows.flatMap(({ given }) => given.filter((one) => one.member.id === member.id).map((one) => one.apart)),
    );
  const rationales = members
    .toSorted((a, b) => apart(b) - apart(a))
    .flatMap((member) => reasonOf(member, lies, example));
  const silent = members.filter(({ id, judges }) => judges && !heard.has(id));
  return { rows, rationales, declined, readFirst: readFirstIn(rows, members), silent };
}

type Lies = (member: MemberView, like: Entry) => { ref: EntryRef; laid: Laid | undefined };

function rowOf(example: Id, question: Question, members: readonly MemberView[], lies: Lies): QuestionRow {
  const { dimension, response } = question;
  const of = { example, dimension: dimension.id, ...(response === undefined ? {} : { response }) };
  const all = members.flatMap((member): Given[] => {
    const { laid } = lies(member, { kind: 'judgment', ...of, value: null });
    if (laid?.entry.kind !== 'judgment') return [];
    const { stage, first } = laid;
    const was = first && { value: first.value ?? undefined, stage: first.stage };
    const value = laid.entry.value ?? undefined;
    if (value === undefined && was?.value === undefined) return [];
    const share = lies(member, { kind: 'expected-share', ...of, percent: null }).laid?.entry;
    const expected = share?.kind === 'expected-share' ? (share.percent ?? undefined) : undefined;
    return [{ member, value, stage, first: was, apart: 0, expected, readFirst: laid.order?.[0] }];
  });
  const given = all.filter(({ member }) => member.standing !== 'expert');
  const experts = all.filter(({ member }) => member.standing === 'expert');
  const values = given.map(({ value }) => value).filter((value) => value !== undefined);
  const places = values.flatMap((value) => placeOf(dimension, value) ?? []);
  const median = dimension.nature === 'objective' && places.length > 1 ? medianOf(places) : undefined;
  return { question, given: farthestFirst(question, given), experts, median };
}

function readFirstIn(rows: readonly QuestionRow[], members: readonly MemberView[]): Comparison['readFirst'] {
  const given = rows.flatMap(({ given, experts }) => [...given, ...experts]);
  const firstOf = new Map(
    given.flatMap(({ member, readFirst }) => (readFirst === undefined ? [] : [[member.id, readFirst]])),
  );
  const responses = [...new Set(firstOf.values())].toSorted((a, b) => a - b);
  return responses.map((response) => ({ response, who: members.filter(({ id }) => firstOf.get(id) === response) }));
}

/** With two there is no one who stands apart from the others. */
const FEWEST_TO_STAND_APART = 3;

function farthestFirst({ dimension }: Question, given: Given[]): Given[] {
  const answered = given.filter(({ value }) => value !== undefined);
  if (dimension.nature === 'subjective' || answered.length < FEWEST_TO_STAND_APART) return given;
  const apart = apartness(
    dimension,
    answered.map(({ value }) => value as Value),
  );
  const of = new Map(answered.map(({ member }, at) => [member.id, apart[at] ?? 0]));
  return given.map((one) => ({ ...one, apart: of.get(one.member.id) ?? 0 })).toSorted((a, b) => b.apart - a.apart);
}

/** What was answered, each with those who did: a subjective question's answers as they are spread, in the order of the answers. */
export function campsIn({ given, experts }: QuestionRow): { value: Value; who: Given[] }[] {
  const camps: { value: Value; who: Given[] }[] = [];
  for (const one of [...given, ...experts]) {
    if (one.value === undefined) continue;
    const { value } = one;
    const camp = camps.find((known) => sameValue(known.value, value));
    if (camp === undefined) camps.push({ value, who: [one] });
    else camp.who.push(one);
  }
  return camps.toSorted((a, b) =>
    typeof a.value === 'number' && typeof b.value === 'number' ? a.value - b.value : b.who.length - a.who.length,
  );
}

function reasonOf(member: MemberView, lies: Lies, example: Id): Reason[] {
  const { ref, laid } = lies(member, { kind: 'rationale', example, text: '' });
  const sure = lies(member, { kind: 'confidence', example, value: null }).laid?.entry;
  const confidence = sure?.kind === 'confidence' ? (sure.value ?? undefined) : undefined;
  if (laid?.entry.kind !== 'rationale')
    return confidence === undefined ? [] : [{ ref, member, text: '', stage: undefined, first: undefined, confidence }];
  const { stage, first } = laid;
  const was = first?.text === undefined ? undefined : { text: first.text, stage: first.stage };
  const { text } = laid.entry;
  const nothing = text.trim() === '' && !was?.text && confidence === undefined;
  return nothing ? [] : [{ ref, member, text, stage, first: was, confidence }];
}
