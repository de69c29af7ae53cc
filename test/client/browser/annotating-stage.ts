// As much of a room as annotating asks for, over a real desk and a real table: one person here, others by what is laid.
import * as Y from 'yjs';
import type { AnnotatingState } from '../../../client/annotating/annotating-state.svelte.ts';
import { DeskState } from '../../../client/state/desk-state.svelte.ts';
import type { RoomSession } from '../../../client/state/room-session.svelte.ts';
import { TableState } from '../../../client/state/table-state.svelte.ts';
import type { Labels } from '../../../shared/example/rating.ts';
import type { Part } from '../../../shared/room/anchor.ts';
import { describeSelection } from '../../../shared/room/anchor-text.ts';
import { tableEntries } from '../../../shared/room/documents.ts';
import type { Entry, EntryRef, Removed } from '../../../shared/room/entry.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';
import { usualSettings } from '../../../shared/room/settings.ts';

export const example = 'e'.repeat(22);
const person = (letter: string, name: string, colour: number) => ({
  id: letter.repeat(22),
  name,
  colour,
  role: 'trainer' as const,
  standing: 'trainer' as const,
  judges: true,
});
export const ana = person('a', 'Ana', 1);
export const bo = person('b', 'Bo Lind', 2);
export const cem = person('c', 'Cem', 3);
export const response = (index: number): Part => ({ in: 'responses', index });

export class AnnotatingStage {
  readonly desk: DeskState;
  readonly table = new TableState(example);
  readonly session: RoomSession;
  readonly notices: { says: string; undo: (() => void) | undefined }[] = [];
  readonly #tableDoc = new Y.Doc();
  #made = 0;
  annotating!: AnnotatingState;

  /** `open`: the table has been shown. */
  constructor({ open = false, shuffles = false, tags = [] as string[], members = [ana, bo, cem] } = {}) {
    this.desk = new DeskState(new Y.Doc(), () => String(++this.#made).padStart(22, 'n'));
    this.table.open(this.#tableDoc);
    if (open) this.table.show();
    this.session = {
      desk: this.desk,
      example,
      me: ana,
      members,
      view: {
        rubric: rubricTemplates.preference,
        settings: { ...usualSettings, shuffles, tags },
        pace: 'together',
        examples: [example],
      },
      place: { index: 0 },
      shelf: { at: () => ({ content: { responses: [{}, {}, {}] } }) },
      seenOnArrival: 0,
      mark: { is: 'saved' },
      tables: { of: () => this.table },
      openness: { sight: () => (open ? 'open' : 'sealed'), isOpen: () => open },
      notices: {
        show: (says: string, { action }: { action?: { run: () => void } } = {}) =>
          this.notices.push({ says, undo: action?.run }),
        say: () => {},
      },
      may: () => true,
      member: (id: string) => members.find((one) => one.id === id),
    } as unknown as RoomSession;
  }

  /** What the server would lay. */
  lay(author: { id: string }, key: string, entry: Entry | Removed, acceptedAt = 1_000): EntryRef {
    const ref = `${author.id}/${key}`;
    tableEntries(this.#tableDoc).set(ref, { author: author.id, acceptedAt, entry });
    return ref;
  }

  take(ref: EntryRef): void {
    tableEntries(this.#tableDoc).delete(ref);
  }

  unseal(labels: Labels): void {
    this.table.unseal({ sealed: { fields: {} }, labels });
  }

  /** A text on the page whose words are painted at this height. */
  passage(part: Part, top: number): void {
    const boxOf = () => new DOMRect(0, top, 100, 20);
    const element = document.createElement('div');
    this.annotating.passages.add({
      part,
      source: 'Some words.',
      element,
      select: () => {},
      show: () => {},
      boxOf,
      offsetAt: () => 0,
      rangeFor: () => undefined,
    });
  }

  select(part: Part, source = 'Some words.', start = 0, end = 4): void {
    this.annotating.selected = { part, source, span: { start, end } };
  }

  readonly kinds = (): string[] => this.desk.annotationsOn(example).map(({ entry }) => entry.kind);
}

export function highlightOf(part: Part, source: string, start: number, end: number): Entry {
  const found = describeSelection(source, start, end);
  if (found === undefined) throw new Error('nothing to highlight');
  return { kind: 'highlight', example, anchor: { part, ...found } };
}
