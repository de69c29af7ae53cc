// One drawing of a syntax tree: walks it, and knows where text, formulas and depth stand.
import type { SyntaxNode } from '@lezer/common';
import { firstEndingAfter } from '../first-ending-after.ts';
import type { Rendered } from '../rendered.ts';
import { Writer } from '../rendered.ts';
import { formulaElement } from './draw-maths.ts';
import type { Engines } from './engines.ts';
import type { Maths } from './find-maths.ts';
import type { ParsedMarkdown } from './parse-markdown.ts';
import { type References, referencesOf } from './references.ts';

/** Draws one kind of syntax node into a parent. */
export type Draw = (on: Drawing, node: SyntaxNode, parent: Node) => void;

/** Deeper than this, source is shown as it stands: browsers lay out nested boxes by recursion and do not survive thousands. */
const DEPTH_LIMIT = 60;

/** Marks of the syntax itself. */
const UNSEEN =
  /^(HeaderMark|QuoteMark|ListMark|LinkMark|EmphasisMark|CodeMark|StrikethroughMark|TableDelimiter|LinkTitle|LinkLabel)$/;
/** Blocks made of blocks: between their children stands nothing but layout. */
const CONTAINER = /^(Document|Blockquote|BulletList|OrderedList|ListItem|Footnote)$/;

export class Drawing {
  readonly source: string;
  readonly references: References;
  readonly engines: Engines;
  /** Quotations and links we are inside of. */
  quotes = 0;
  insideLink = false;
  /** The level of the last heading as it was drawn; the heading above the text is an h2. */
  lastHeading = 2;
  readonly #parsed: ParsedMarkdown;
  readonly #writer: Writer;
  readonly #draws: Readonly<Record<string, Draw>>;
  #depth = 0;

  constructor(source: string, parsed: ParsedMarkdown, draws: Readonly<Record<string, Draw>>, engines: Engines) {
    this.source = source;
    this.engines = engines;
    this.references = referencesOf(source, parsed.tree);
    this.#parsed = parsed;
    this.#writer = new Writer(source);
    this.#draws = draws;
  }

  finish(): Rendered {
    this.draw(this.#parsed.tree.topNode, this.#writer.dom);
    return this.#writer.finish();
  }

  wants(engine: keyof Engines): void {
    this.#writer.wants[engine] = true;
  }

  draw(node: SyntaxNode, parent: Node): void {
    if (UNSEEN.test(node.name)) return;
    if (this.#depth >= DEPTH_LIMIT) {
      this.verbatim(parent, node.from, node.to);
      return;
    }
    this.#depth++;
    const draw = this.#draws[node.name];
    if (draw) draw(this, node, parent);
    else this.children(node, parent);
    this.#depth--;
  }

  /** Draws what lies in [from, to) of a node: its children, and the text between them. */
  children(node: SyntaxNode, parent: Node, from = node.from, to = node.to): void {
    const onlyBlocks = CONTAINER.test(node.name);
    let at = from;
    for (let child = node.childAfter(from); child && child.from < to; child = child.nextSibling) {
      if (child.from < at) continue;
      if (!onlyBlocks) this.text(parent, at, child.from);
      this.draw(child, parent);
      at = child.to;
    }
    if (!onlyBlocks) this.text(parent, at, to);
  }

  /** Text of the source with its formulas. */
  text(parent: Node, from: number, to: number): void {
    const { maths } = this.#parsed;
    let at = from;
    for (let i = firstEndingAfter(maths, from); i < maths.length; i++) {
      const formula = maths[i];
      if (!formula || formula.from < at || formula.to > to) break;
      at = this.#formula(parent, formula, at, to);
    }
    this.verbatim(parent, at, to);
  }

  /** Source as it stands, without looking for formulas. */
  verbatim(parent: Node, from: number, to: number): void {
    this.#writer.text(parent, from, to);
  }

  /** Source as it stands, without the quote marks that run through a block of several lines. */
  verbatimNode(node: SyntaxNode, parent: Node): void {
    let at = node.from;
    for (let mark = node.firstChild; mark; mark = mark.nextSibling) {
      if (mark.name !== 'QuoteMark') continue;
      this.verbatim(parent, at, mark.from);
      at = mark.to;
    }
    this.verbatim(parent, at, node.to);
  }

  atom(parent: Node, element: Element, from: number, to: number): void {
    this.#writer.atom(parent, element, from, to);
  }

  /**
   * Draws the text from `at` on, then the formula; returns where the text goes on. A formula set apart brings its own line: the
   * line ends around it are left out, or they would stand there as empty lines.
   */
  #formula(parent: Node, formula: Maths, at: number, to: number): number {
    const drawn = formulaElement(this, formula);
    if (!drawn) {
      this.verbatim(parent, at, formula.to);
      return formula.to;
    }
    const before = this.source.slice(at, formula.from);
    const lineEnd = formula.display ? (/[ \t\r]*\n[ \t]*$/.exec(before)?.[0].length ?? 0) : 0;
    this.verbatim(parent, at, formula.from - lineEnd);
    this.atom(parent, drawn, formula.from, formula.to);
    const after = this.source.slice(formula.to, Math.min(to, formula.to + 20));
    return formula.to + (formula.display ? (/^[ \t\r]*\n/.exec(after)?.[0].length ?? 0) : 0);
  }
}
