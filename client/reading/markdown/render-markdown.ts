// Markdown source to DOM with an exact source offset for every visible character.

import { renderPlain } from '../render-plain.ts';
import type { Rendered } from '../rendered.ts';
import { blocks } from './draw-blocks.ts';
import { code } from './draw-code.ts';
import { inlines } from './draw-inlines.ts';
import { links } from './draw-links.ts';
import { lists } from './draw-lists.ts';
import { tables } from './draw-tables.ts';
import { type Draw, Drawing } from './drawing.ts';
import type { Engines } from './engines.ts';
import { parseMarkdown } from './parse-markdown.ts';

const draws: Readonly<Record<string, Draw>> = { ...blocks, ...lists, ...tables, ...code, ...inlines, ...links };

/** Above this a text is shown as plain text. So is one with brackets enough to make the parser's work grow as their square. */
export const MARKDOWN_LIMIT = 200_000;
const BRACKETS_LIMIT = 5_000;

/**
 * Lays out Markdown (GFM, footnotes, formulas). Safe by construction: only elements named in the draw-* files are ever made, one by
 * one; raw HTML is text, images are not loaded, links go to http, https and mailto only. Engines that have not arrived leave
 * their part as source; `wants` of the answer says which would change it.
 */
export function renderMarkdown(source: string, engines: Engines = {}): Rendered {
  if (source.length > MARKDOWN_LIMIT || bracketsIn(source) > BRACKETS_LIMIT)
    return renderPlain(source, { tooLong: true });
  return new Drawing(source, parseMarkdown(source), draws, engines).finish();
}

function bracketsIn(source: string): number {
  let count = 0;
  for (let at = source.indexOf('['); at >= 0; at = source.indexOf('[', at + 1)) count++;
  return count;
}
