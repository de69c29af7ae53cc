// The page of the example being read, as one works on it: which of its texts is shown, and which drafts were begun.
import { z } from 'zod';
import { type PageTextName, pageDrafts, pageText } from '../../shared/room/documents.ts';
import { Id } from '../../shared/room/ids.ts';
import { beginDraft } from '../api/pages.ts';
import { toldOf } from '../design/told-of.ts';
import type { CoEdited } from '../state/co-edited.svelte.ts';
import { LiveMap } from '../state/live-map.svelte.ts';
import { LiveText } from '../state/live-text.svelte.ts';
import { readOrder } from '../state/order-at.ts';
import type { RoomSession } from '../state/room-session.svelte.ts';

const Begun = z.object({ by: Id, at: z.int() });
type Begun = z.infer<typeof Begun>;

export class PagesState {
  readonly #session: RoomSession;
  readonly #texts = new WeakMap<CoEdited, Map<PageTextName, LiveText>>();
  readonly #begun = new WeakMap<CoEdited, LiveMap<Begun>>();
  #shown = $state.raw<PageTextName | undefined>(undefined);
  #beginning = $state.raw<number | undefined>(undefined);

  constructor(session: RoomSession) {
    this.#session = session;
  }

  /** The example is open to me: its page is here, or about to be, and can be asked for. */
  get isOpen(): boolean {
    const { tables, example } = this.#session;
    return tables.of(example)?.shown ?? false;
  }

  /** undefined while the example is sealed, or its page is not connected yet. */
  get page(): CoEdited | undefined {
    const { pages, example } = this.#session;
    return this.isOpen ? pages.of(example) : undefined;
  }

  get mayWrite(): boolean {
    return this.#session.may('annotate');
  }

  /** How many responses the example has: each can have a draft. */
  get responses(): number {
    return this.#session.shelf.at(this.#session.place.index)?.content.responses.length ?? 0;
  }

  /** The responses' indices in the file, in the order in which they are shown. */
  get order(): readonly number[] {
    return readOrder(this.#session) ?? Array.from({ length: this.responses }, (_, at) => at);
  }

  original(response: number): string {
    return this.#session.shelf.at(this.#session.place.index)?.content.responses[response]?.text ?? '';
  }

  /** Which text is shown; it stays so from example to example. */
  get shown(): PageTextName | undefined {
    const shown = this.#shown;
    return typeof shown === 'number' && shown >= this.responses ? 'note' : shown;
  }

  show(name: PageTextName | undefined): void {
    this.#shown = name;
  }

  /** Opens the note, or closes what is open. */
  toggle = (): void => {
    this.#shown = this.#shown === undefined ? 'note' : undefined;
  };

  text(page: CoEdited, name: PageTextName): LiveText {
    const texts = this.#texts.get(page) ?? new Map<PageTextName, LiveText>();
    this.#texts.set(page, texts);
    const text = texts.get(name) ?? new LiveText(pageText(page.doc, name));
    texts.set(name, text);
    return text;
  }

  /** Who began this draft and when; undefined while nobody has. */
  begun(page: CoEdited, response: number): Begun | undefined {
    const begun = this.#begun.get(page) ?? new LiveMap(pageDrafts(page.doc), (value) => Begun.safeParse(value).data);
    this.#begun.set(page, begun);
    return begun.get(String(response));
  }

  get beginning(): number | undefined {
    return this.#beginning;
  }

  begin = async (response: number): Promise<void> => {
    if (this.#beginning !== undefined) return;
    this.#beginning = response;
    try {
      await beginDraft(this.#session.view.id, this.#session.example, response);
    } catch (fault) {
      this.#session.notices.show(toldOf(fault).says, { passing: true });
    } finally {
      this.#beginning = undefined;
    }
  };
}
