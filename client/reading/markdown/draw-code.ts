// Draws blocks of code: language, a copy button, and the code left to right whatever stands around it.
import type { SyntaxNode } from '@lezer/common';
import { readingWords } from '../../words/reading.ts';
import type { Draw, Drawing } from './drawing.ts';
import { element } from './element.ts';
import type { CodeToken } from './engines.ts';

/** Longer code is shown without colours. */
const COLOUR_LIMIT = 50_000;

interface Segment {
  readonly from: number;
  readonly to: number;
}

/** Colours the code if that can be done, else leaves it as one token. */
function tokensOf(on: Drawing, code: string, language: string): readonly CodeToken[] {
  const plain = [{ text: code }];
  if (language === '' || code.length > COLOUR_LIMIT) return plain;
  on.wants('code');
  const tokens = on.engines.code?.(code, language);
  // a highlighter that loses or adds a character would shift every offset after it
  return tokens && tokens.map((token) => token.text).join('') === code ? tokens : plain;
}

/** Writes tokens over the segments of source they were joined from: code in a list or a quotation is one segment a line. */
function drawTokens(on: Drawing, tokens: readonly CodeToken[], segments: readonly Segment[], parent: Node): void {
  let index = 0;
  let at = segments[0]?.from ?? 0;
  for (const token of tokens) {
    const into = token.classes ? parent.appendChild(element('span', { class: token.classes })) : parent;
    let left = token.text.length;
    while (left > 0) {
      const segment = segments[index];
      if (!segment) return;
      const length = Math.min(left, segment.to - at);
      on.verbatim(into, at, at + length);
      left -= length;
      at += length;
      if (at === segment.to) at = segments[++index]?.from ?? at;
    }
  }
}

function drawCode(on: Drawing, node: SyntaxNode, parent: Node): void {
  const info = node.getChild('CodeInfo');
  const language = info ? (/^[^\s{,]+/.exec(on.source.slice(info.from, info.to))?.[0] ?? '') : '';
  const figure = parent.appendChild(element('figure', { class: 'code' }));
  const caption = figure.appendChild(element('figcaption'));
  const name = caption.appendChild(element('span', { class: 'language', dir: 'ltr' }));
  if (info) on.verbatim(name, info.from, info.from + language.length);
  const copy = caption.appendChild(element('button', { type: 'button', class: 'copy' }));
  copy.textContent = readingWords.copy;
  const label = language ? readingWords.codeIn(language) : readingWords.code;
  const pre = figure.appendChild(element('pre', { dir: 'ltr', tabindex: '0', role: 'group', 'aria-label': label }));
  const segments = node.getChildren('CodeText');
  const code = segments.map(({ from, to }) => on.source.slice(from, to)).join('');
  drawTokens(on, tokensOf(on, code, language), segments, pre.appendChild(element('code')));
}

export const code = { FencedCode: drawCode, CodeBlock: drawCode } satisfies Record<string, Draw>;
