// A rubric that is being written: by one person for a new room, or by several on a room's board. Both are a shared document.
import { createSubscriber } from 'svelte/reactivity';
import * as Y from 'yjs';
import { Clause } from '../../shared/room/deciding.ts';
import { draftOf } from '../../shared/room/documents.ts';
import type { Id } from '../../shared/room/ids.ts';
import type { Dimension, Rubric } from '../../shared/room/rubric.ts';
import { sameClause } from '../../shared/room/rubric-clauses.ts';
import { blankDimension, type DimensionType, retyped, shortName } from './blank-dimension.ts';
import { readDimension } from './read-dimension.ts';

export interface DraftItem {
  /** Stays the same while the question is edited. */
  key: string;
  dimension: Dimension;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export class RubricDraft {
  readonly #doc: Y.Doc;
  readonly #parts: ReturnType<typeof draftOf>;
  readonly #subscribe: () => void;
  readonly #freshId: () => Id;
  #items: readonly DraftItem[] | undefined;

  constructor(doc: Y.Doc, freshId: () => Id) {
    this.#doc = doc;
    this.#freshId = freshId;
    this.#parts = draftOf(doc);
    const { facts, order, dimensions } = this.#parts;
    let tell: (() => void) | undefined;
    const changed = () => {
      this.#items = undefined;
      tell?.();
    };
    for (const part of [facts, order, dimensions]) part.observeDeep(changed);
    this.#subscribe = createSubscriber((update) => {
      tell = update;
      return () => {
        tell = undefined;
      };
    });
  }

  /** Somebody has begun it. */
  get begun(): boolean {
    this.#subscribe();
    return this.#parts.facts.has('title');
  }

  get title(): string {
    this.#subscribe();
    return textOf(this.#parts.facts.get('title'));
  }

  set title(title: string) {
    this.#parts.facts.set('title', title);
  }

  /** What changes and why, for those who judge. */
  get note(): string {
    this.#subscribe();
    return textOf(this.#parts.facts.get('note'));
  }

  set note(note: string) {
    this.#parts.facts.set('note', note);
  }

  /** The version it was begun from. */
  get base(): Id {
    this.#subscribe();
    return textOf(this.#parts.facts.get('base'));
  }

  set base(base: Id) {
    this.#parts.facts.set('base', base);
  }

  /** Changed clauses that are said to mean the same. */
  get sameMeaning(): readonly Clause[] {
    this.#subscribe();
    return Clause.array().safeParse(this.#parts.facts.get('sameMeaning')).data ?? [];
  }

  setSame(clause: Clause, same: boolean): void {
    const others = this.sameMeaning.filter((other) => !sameClause(other, clause));
    this.#parts.facts.set('sameMeaning', same ? [...others, clause] : others);
  }

  /** In order. Two who move the same question at once may leave its key twice, or that of one that is gone. */
  get items(): readonly DraftItem[] {
    this.#subscribe();
    this.#items ??= [...new Set(this.#parts.order.toArray())].flatMap((key) => {
      const fields = this.#parts.dimensions.get(key);
      const dimension = fields instanceof Y.Map ? readDimension(fields.toJSON()) : undefined;
      return dimension === undefined ? [] : [{ key, dimension }];
    });
    return this.#items;
  }

  get rubric(): Rubric {
    return { title: this.title, dimensions: this.items.map(({ dimension }) => dimension) };
  }

  /** From a rubric that is there already; what the draft held before is gone. */
  begin({ title, dimensions }: Rubric, base: Id = ''): void {
    this.#doc.transact(() => {
      this.clear();
      const { facts, order } = this.#parts;
      facts.set('title', title);
      facts.set('base', base);
      // Keys by id, so that two who begin at once begin the same draft.
      for (const dimension of dimensions) this.#put(dimension.id, dimension);
      order.push(dimensions.map(({ id }) => id));
    });
  }

  clear(): void {
    this.#doc.transact(() => {
      const { facts, order, dimensions } = this.#parts;
      facts.clear();
      dimensions.clear();
      order.delete(0, order.length);
    });
  }

  /** Adds a question of this kind at the end; the answer is its key. */
  add(type: DimensionType): string {
    return this.#insert(blankDimension(type, shortName('question', this.#ids())), this.items.length);
  }

  duplicate(key: string): string | undefined {
    const at = this.items.findIndex((item) => item.key === key);
    const dimension = this.items[at]?.dimension;
    return dimension && this.#insert({ ...dimension, id: shortName(dimension.id, this.#ids()) }, at + 1);
  }

  remove(key: string): void {
    this.#doc.transact(() => {
      this.#parts.dimensions.delete(key);
      this.#reorder(this.items.map((item) => item.key).filter((other) => other !== key));
    });
  }

  /** From one place to another, from 0. */
  move(from: number, to: number): void {
    const keys = this.items.map(({ key }) => key);
    const [moved] = keys.splice(from, 1);
    if (moved === undefined || to < 0 || to > keys.length) return;
    keys.splice(to, 0, moved);
    this.#reorder(keys);
  }

  /** Changes some fields of a question; undefined takes one away. */
  change(key: string, fields: Record<string, unknown>): void {
    const known = this.#parts.dimensions.get(key);
    if (known === undefined) return;
    this.#doc.transact(() => {
      for (const [name, value] of Object.entries(fields)) {
        if (value === undefined) known.delete(name);
        else known.set(name, value);
      }
    });
  }

  /** Names a question; one that was never judged gets its short name from it. */
  rename(key: string, name: string, mayRenameId: boolean): void {
    const item = this.items.find((other) => other.key === key);
    if (item === undefined) return;
    const taken = this.#ids().filter((id) => id !== item.dimension.id);
    this.change(key, { name, ...(mayRenameId && name.trim() !== '' && { id: shortName(name, taken) }) });
  }

  retype(key: string, type: DimensionType): void {
    const item = this.items.find((other) => other.key === key);
    if (item !== undefined) this.#put(key, retyped(item.dimension, type));
  }

  #ids(): string[] {
    return this.items.map(({ dimension }) => dimension.id);
  }

  #insert(dimension: Dimension, at: number): string {
    const key = this.#freshId();
    const keys = this.items.map((item) => item.key);
    this.#doc.transact(() => {
      this.#put(key, dimension);
      this.#reorder(keys.toSpliced(at, 0, key));
    });
    return key;
  }

  #put(key: string, dimension: Dimension): void {
    this.#parts.dimensions.set(key, new Y.Map(Object.entries(dimension)));
  }

  #reorder(keys: readonly string[]): void {
    const { order } = this.#parts;
    this.#doc.transact(() => {
      order.delete(0, order.length);
      order.push([...keys]);
    });
  }
}

/** A draft of one's own, for a room that is not made yet. */
export const draftAlone = (): RubricDraft =>
  new RubricDraft(new Y.Doc(), () => crypto.randomUUID().replaceAll('-', '').slice(0, 22));
