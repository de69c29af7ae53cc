// highlight.js with twelve languages behind the name the renderer knows it by; loaded only when a text has code.
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import cpp from 'highlight.js/lib/languages/cpp';
import css from 'highlight.js/lib/languages/css';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import type { CodeToken, CutCode } from './markdown/engines.ts';

for (const [name, language] of Object.entries({
  bash,
  cpp,
  css,
  go,
  java,
  javascript,
  json,
  python,
  rust,
  sql,
  typescript,
  xml,
})) {
  hljs.registerLanguage(name, language);
}
hljs.registerAliases(['c', 'h'], { languageName: 'cpp' });

/** All that highlight.js writes: spans with a class, their ends, and text with five characters escaped. */
const OUTPUT = /<span class="([^"]*)">|<\/span>|[^<]+/g;
const ESCAPED: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

/** Reads highlight.js' HTML back into tokens, so that it never has to be parsed as HTML. A token has its innermost class. */
export const cutCode: CutCode = (code, language) => {
  if (!hljs.getLanguage(language)) return undefined;
  const html = hljs.highlight(code, { language, ignoreIllegals: true }).value;
  const tokens: CodeToken[] = [];
  const open: string[] = [];
  for (const [written, classes] of html.matchAll(OUTPUT)) {
    if (classes !== undefined) open.push(classes);
    else if (written === '</span>') open.pop();
    else
      tokens.push({
        text: written.replaceAll(/&(?:amp|lt|gt|quot|#x27);/g, (name) => ESCAPED[name] ?? name),
        classes: open.at(-1),
      });
  }
  return tokens;
};
