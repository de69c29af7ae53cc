// Makes the editor of one co-edited text: CodeMirror on its shared text, undoing only what one wrote oneself. Loaded when a page is opened.
import { defaultKeymap } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap, placeholder } from '@codemirror/view';
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next';
import * as Y from 'yjs';
import { type PageTextName, pageText } from '../../shared/room/documents.ts';
import type { CoEdited } from '../state/co-edited.svelte.ts';
import { remoteCursors } from './remote-cursors.ts';

export interface EditorOptions {
  parent: Element;
  page: CoEdited;
  name: PageTextName;
  /** For screen readers. */
  label: string;
  /** What an empty text says. */
  empty: string;
  mayWrite: boolean;
}

/** Returns how to take it away. */
export function makeEditor({ parent, page, name, label, empty, mayWrite }: EditorOptions): EditorView {
  const text = pageText(page.doc, name);
  const undoManager = new Y.UndoManager(text);
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text.toString(),
      extensions: [
        EditorView.cspNonce.of(nonce),
        // Only this one: with any other, places in a text that came with CRLF would not be those of the shared text.
        EditorState.lineSeparator.of('\n'),
        EditorView.clipboardInputFilter.of((pasted) => pasted.replaceAll(/\r\n?/g, '\n')),
        keymap.of([...yUndoManagerKeymap, ...defaultKeymap]),
        highlightSpecialChars(),
        placeholder(empty),
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true', dir: 'auto' }),
        EditorState.readOnly.of(!mayWrite),
        EditorView.editable.of(mayWrite),
        yCollab(text, null, { undoManager }),
        remoteCursors({ name, text, company: page.company, mayWrite }),
        EditorView.domEventHandlers({ focus: () => undoManager.stopCapturing() }),
      ],
    }),
  });
  const destroy = view.destroy.bind(view);
  view.destroy = () => {
    destroy();
    undoManager.destroy();
  };
  return view;
}
