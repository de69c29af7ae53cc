// My desk as screens use it: my answers, rationale, lock-ins, reading and annotations; every write is one whole plain value.
import type * as Y from 'yjs';
import { deskEntries } from '../../shared/room/documents.ts';
import {
  type Entry,
  type EntryId,
  type EntryKind,
  type EntryOf,
  entryKinds,
  fixedEntryId,
} from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';
import { type Answers, keyOf } from '../../shared/room/judgment.ts';
import { parseEntry } from '../../shared/room/parse-entry.ts';
import type { Question, Value } from '../../shared/room/rubric.ts';
import { InstinctCounts } from './instinct-counts.svelte.ts';
import { LiveMap } from './live-map.svelte.ts';

/** What one can put on an example beside a judgment. */
export type Annotation = EntryOf<'highlight' | 'comment' | 'tag' | 'instinct' | 'reaction' | 'resolution'>;

/** An annotation of mine and its key on my desk. */
export interface MyAnnotation {
  id: EntryId;
  entry: Annotation;
}

const isAnnotation = (entry: Entry): entry is Annotation => entryKinds[entry.kind].needs === 'annotate';

const parse = (value: unknown, key: string): Entry | undefined => {
  const parsed = parseEntry(key, value);
  return parsed.ok ? parsed.entry : undefined;
};

export class DeskState {
  readonly #map: Y.Map<unknown>;
  readonly #live: LiveMap<Entry>;
  readonly #instincts: InstinctCounts;
  readonly #freshId: () => Id;

  constructor(doc: Y.Doc, freshId: () => Id) {
    this.#map = deskEntries(doc);
    this.#live = new LiveMap(this.#map, parse);
    this.#instincts = new InstinctCounts(this.#map);
    this.#freshId = freshId;
  }

  answers(example: Id, questions: readonly Question[]): Answers {
    const answers: Answers = {};
    for (const question of questions) {
      const value = this.answer(example, question);
      if (value !== undefined) answers[keyOf(question)] = value;
    }
    return answers;
  }

  answer(example: Id, question: Question): Value | undefined {
    return this.#get(judgmentOf(example, question, null))?.value ?? undefined;
  }

  /** null takes the answer back. */
  setAnswer(example: Id, question: Question, value: Value | null): void {
    this.#put(judgmentOf(example, question, value));
  }

  rationale(example: Id): string {
    return this.#get({ kind: 'rationale', example, text: '' })?.text ?? '';
  }

  setRationale(example: Id, text: string): void {
    if (text !== this.rationale(example)) this.#put({ kind: 'rationale', example, text });
  }

  /** 1–5. */
  confidence(example: Id): number | undefined {
    return this.#get({ kind: 'confidence', example, value: null })?.value ?? undefined;
  }

  setConfidence(example: Id, value: number | null): void {
    this.#put({ kind: 'confidence', example, value });
  }

  /** Why I cannot judge it; undefined when I can. */
  cannotJudge(example: Id): string | undefined {
    return this.#get({ kind: 'cannot-judge', example, reason: null })?.reason ?? undefined;
  }

  setCannotJudge(example: Id, reason: string | null): void {
    if ((this.cannotJudge(example) ?? null) !== reason) this.#put({ kind: 'cannot-judge', example, reason });
  }

  /** Percent of the others I expect to answer alike. */
  share(example: Id, question: Question): number | undefined {
    return this.#get(shareOf(example, question, null))?.percent ?? undefined;
  }

  setShare(example: Id, question: Question, percent: number | null): void {
    this.#put(shareOf(example, question, percent));
  }

  isLockedIn(example: Id): boolean {
    return this.#get({ kind: 'lock-in', example, locked: true })?.locked ?? false;
  }

  setLockedIn(example: Id, locked: boolean): void {
    if (locked !== this.isLockedIn(example)) this.#put({ kind: 'lock-in', example, locked });
  }

  secondsRead(example: Id): number | undefined {
    return this.#get({ kind: 'read', example, seconds: 0 })?.seconds;
  }

  /** Whole seconds, added to what was read before. */
  addReading(example: Id, seconds: number): void {
    this.#put({ kind: 'read', example, seconds: (this.secondsRead(example) ?? 0) + seconds });
  }

  #groupedFrom: ReadonlyMap<string, Entry> | undefined;
  #grouped: ReadonlyMap<Id, readonly MyAnnotation[]> = new Map();

  annotationsOn(example: Id): readonly MyAnnotation[] {
    return this.annotated.get(example) ?? NONE;
  }

  /** What I put on each example; where nothing changed, the same lists as before. */
  get annotated(): ReadonlyMap<Id, readonly MyAnnotation[]> {
    const all = this.#live.all;
    if (all === this.#groupedFrom) return this.#grouped;
    const byExample = new Map<Id, MyAnnotation[]>();
    for (const [id, entry] of all) {
      if (!isAnnotation(entry)) continue;
      const there = byExample.get(entry.example);
      if (there === undefined) byExample.set(entry.example, [{ id, entry }]);
      else there.push({ id, entry });
    }
    this.#groupedFrom = all;
    this.#grouped = keptWhereSame(this.#grouped, byExample);
    return this.#grouped;
  }

  /** How often I found something off on an example. */
  instinctsOn(example: Id): number {
    return this.#instincts.on(example);
  }

  /** Adds an annotation; the answer is its key. */
  add(entry: Annotation): EntryId {
    const id = this.#freshId();
    this.#map.set(id, entry);
    return id;
  }

  /** Puts an annotation under a key of mine: changed, or again after it was removed. */
  put(id: EntryId, entry: Annotation): void {
    this.#map.set(id, entry);
  }

  /** An annotation of mine as it is now. */
  annotation(id: EntryId): Annotation | undefined {
    const entry = this.entry(id);
    return entry !== undefined && isAnnotation(entry) ? entry : undefined;
  }

  /** Whatever lies under this key. */
  entry(id: EntryId): Entry | undefined {
    return this.#live.get(id);
  }

  remove(id: EntryId): void {
    this.#map.delete(id);
  }

  #get<K extends EntryKind>(like: EntryOf<K>): EntryOf<K> | undefined {
    return this.#live.get(fixedEntryId(like) as EntryId) as EntryOf<K> | undefined;
  }

  #put(entry: Entry): void {
    this.#map.set(fixedEntryId(entry) as EntryId, entry);
  }
}

const NONE: readonly MyAnnotation[] = [];

/** The lists of `now`, but for each that holds the very entries of `before` the list of before; all of `before` if none differs. */
function keptWhereSame(
  before: ReadonlyMap<Id, readonly MyAnnotation[]>,
  now: ReadonlyMap<Id, readonly MyAnnotation[]>,
): ReadonlyMap<Id, readonly MyAnnotation[]> {
  let differs = before.size !== now.size;
  const kept = new Map<Id, readonly MyAnnotation[]>();
  for (const [example, list] of now) {
    const known = before.get(example);
    const same = known?.length === list.length && list.every(({ entry }, at) => known[at]?.entry === entry);
    if (!same) differs = true;
    kept.set(example, same ? (known as readonly MyAnnotation[]) : list);
  }
  return differs ? kept : before;
}

const judgmentOf = (example: Id, { dimension, response }: Question, value: Value | null): EntryOf<'judgment'> => ({
  kind: 'judgment',
  example,
  dimension: dimension.id,
  ...(response === undefined ? {} : { response }),
  value,
});

const shareOf = (
  example: Id,
  { dimension, response }: Question,
  percent: number | null,
): EntryOf<'expected-share'> => ({
  kind: 'expected-share',
  example,
  dimension: dimension.id,
  ...(response === undefined ? {} : { response }),
  percent,
});
