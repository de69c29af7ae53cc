// Draws the carets and selections of others in an editor, with their names in their colours, and tells them mine.
import { type Extension, type Range, StateEffect } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import type * as Y from 'yjs';
import type { PageTextName } from '../../shared/room/documents.ts';
import type { Company } from '../state/company.svelte.ts';
import { indexOf, placeAt } from './text-place.ts';

interface Told {
  name: PageTextName;
  text: Y.Text;
  company: Company;
  /** My role lets me write, so others may know where. */
  mayWrite: boolean;
}

const inksOf = (colour: number) => ({
  '--their': `var(--person-${colour})`,
  '--their-soft': `var(--person-${colour}-soft)`,
});

const othersMoved = StateEffect.define<null>();

class Caret extends WidgetType {
  readonly person: string;
  readonly colour: number;
  constructor(person: string, colour: number) {
    super();
    this.person = person;
    this.colour = colour;
  }
  override eq(other: Caret): boolean {
    return other.person === this.person && other.colour === this.colour;
  }
  toDOM(): HTMLElement {
    const caret = document.createElement('span');
    caret.className = 'their-caret';
    for (const [name, value] of Object.entries(inksOf(this.colour))) caret.style.setProperty(name, value);
    // Drawn, not written: it is no part of the text, to be copied or read aloud with it.
    caret.dataset.name = this.person;
    caret.ariaHidden = 'true';
    return caret;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

export function remoteCursors({ name, text, company, mayWrite }: Told): Extension {
  class Cursors {
    decorations: DecorationSet = Decoration.none;
    readonly #stop: () => void;

    constructor(view: EditorView) {
      this.#draw(view);
      this.#stop = company.onChange(() => view.dispatch({ effects: othersMoved.of(null) }));
    }

    update(update: ViewUpdate): void {
      const moved = update.transactions.some(({ effects }) => effects.some((effect) => effect.is(othersMoved)));
      if (moved || update.docChanged) this.#draw(update.view);
      if (mayWrite && (update.docChanged || update.selectionSet || update.focusChanged)) this.#tell(update.view);
    }

    destroy(): void {
      this.#stop();
      company.say({ writing: undefined });
    }

    #tell(view: EditorView): void {
      const { anchor, head } = view.state.selection.main;
      // The text takes what was typed in the same update, after this: where the caret stands then is asked for then.
      queueMicrotask(() => {
        const inside = Math.max(anchor, head) <= text.length;
        if (!view.hasFocus || !inside) return void company.say({ writing: undefined });
        company.say({ writing: { text: name, anchor: placeAt(text, anchor), head: placeAt(text, head) } });
      });
    }

    #draw(view: EditorView): void {
      const { length } = view.state.doc;
      const ranges: Range<Decoration>[] = [];
      for (const { member, at } of company.others) {
        if (at.writing?.text !== name) continue;
        const [anchor, head] = [indexOf(text, at.writing.anchor), indexOf(text, at.writing.head)];
        if (anchor === undefined || head === undefined || Math.max(anchor, head) > length) continue;
        const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
        const style = Object.entries(inksOf(member.colour))
          .map((ink) => ink.join(': '))
          .join('; ');
        if (from < to)
          ranges.push(Decoration.mark({ class: 'their-selection', attributes: { style } }).range(from, to));
        const widget = new Caret(member.name, member.colour);
        ranges.push(Decoration.widget({ widget, side: head > anchor ? -1 : 1 }).range(head));
      }
      this.decorations = Decoration.set(ranges, true);
    }
  }
  return ViewPlugin.fromClass(Cursors, { decorations: ({ decorations }) => decorations });
}
