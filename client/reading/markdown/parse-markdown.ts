// Markdown source to a syntax tree whose nodes carry exact source offsets.
import type { Tree } from '@lezer/common';
import { GFM, parser } from '@lezer/markdown';
import { type CodeSpan, findMaths, type Maths } from './find-maths.ts';
import { footnoteSyntax } from './footnote-syntax.ts';

export interface ParsedMarkdown {
  readonly tree: Tree;
  /** Formulas in source order; inside them the tree sees nothing but letters. */
  readonly maths: readonly Maths[];
}

const markdown = parser.configure([GFM, footnoteSyntax]);
const MAYBE_MATHS = /\$|\\[([]|\\begin\{/;
const CODE = new Set(['FencedCode', 'CodeBlock', 'InlineCode']);
/** A private-use character: to Markdown a letter like any other. */
const LETTER = '\uE000';

/**
 * Parses GFM with footnotes and formulas. Offsets in the tree are offsets in `source`, UTF-16.
 *
 * Formulas are found first and covered, letter by letter, while the rest is parsed. So `_` and `|`, line beginnings like
 * `+ b` and blank lines inside a formula are never taken for Markdown, whatever stands around it (a list, a table, a quotation).
 */
export function parseMarkdown(source: string): ParsedMarkdown {
  const lines = source.replaceAll('\r\n', ' \n').replaceAll('\r', '\n');
  const tree = markdown.parse(lines);
  if (!MAYBE_MATHS.test(lines)) return { tree, maths: [] };
  const maths = findMaths(lines, codeIn(tree));
  return maths.length === 0 ? { tree, maths } : { tree: markdown.parse(covered(lines, maths)), maths };
}

function codeIn(tree: Tree): CodeSpan[] {
  const code: CodeSpan[] = [];
  tree.iterate({
    enter(node) {
      if (!CODE.has(node.name)) return true;
      code.push({ from: node.from, to: node.to, indented: node.name === 'CodeBlock' });
      return false;
    },
  });
  return code;
}

function covered(source: string, maths: readonly Maths[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to } of maths) {
    parts.push(source.slice(at, from), LETTER.repeat(to - from));
    at = to;
  }
  parts.push(source.slice(at));
  return parts.join('');
}
