// A text as shown: its DOM, and which source characters every piece of that DOM stands for.

/**
 * A stretch of source and the node that shows it. Offsets are UTF-16 code units, `to` exclusive. A text node shows its
 * stretch character by character; an element (a formula, an entity) shows it as a whole, all or nothing.
 */
export interface Piece {
  readonly node: Text | Element;
  readonly from: number;
  readonly to: number;
}

export interface Rendered {
  /** Moves into the page when inserted; the pieces go on pointing at the same nodes. */
  readonly dom: DocumentFragment;
  /** In source order, which is also document order; they never overlap. */
  readonly pieces: readonly Piece[];
  /** Which piece a node is. */
  readonly byNode: WeakMap<Node, Piece>;
  /** What this text could be shown better with, once loaded. */
  readonly wants: { readonly maths: boolean; readonly code: boolean };
  /** True when Markdown was too long to lay out and is shown as plain text instead. */
  readonly tooLong: boolean;
}

/** Writes source text into the DOM and remembers where each character went. */
export class Writer {
  readonly dom = document.createDocumentFragment();
  readonly wants = { maths: false, code: false };
  readonly source: string;
  readonly #pieces: Piece[] = [];
  readonly #byNode = new WeakMap<Node, Piece>();
  readonly #hasReturns: boolean;

  constructor(source: string) {
    this.source = source;
    this.#hasReturns = source.includes('\r');
  }

  /**
   * Shows source[from, to) as it stands. Carriage returns are the one exception: browsers draw them as they like, so the
   * one of CRLF is not shown and a lone one is shown as the line end it is.
   */
  text(parent: Node, from: number, to: number): void {
    let at = from;
    while (this.#hasReturns && at < to) {
      const crlf = this.source.indexOf('\r\n', at);
      if (crlf < 0 || crlf >= to) break;
      this.exactly(parent, at, crlf);
      at = crlf + 1;
    }
    this.exactly(parent, at, to);
  }

  /** Shows source[from, to) character by character, invisible ones included. */
  exactly(parent: Node, from: number, to: number): void {
    if (to <= from) return;
    const shown = this.source.slice(from, to);
    const node = document.createTextNode(this.#hasReturns ? shown.replaceAll('\r', '\n') : shown);
    this.#remember({ node, from, to });
    parent.appendChild(node);
  }

  /** Lets an element stand for source[from, to) as a whole. */
  atom(parent: Node, element: Element, from: number, to: number): void {
    this.#remember({ node: element, from, to });
    parent.appendChild(element);
  }

  finish(tooLong = false): Rendered {
    return { dom: this.dom, pieces: this.#pieces, byNode: this.#byNode, wants: this.wants, tooLong };
  }

  #remember(piece: Piece): void {
    this.#pieces.push(piece);
    this.#byNode.set(piece.node, piece);
  }
}
