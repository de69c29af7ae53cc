// Text that tries to execute, to load something, or to pose as a part of the page.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cutCode } from '../../../client/reading/code-engine.ts';
import { renderMarkdown } from '../../../client/reading/markdown/render-markdown.ts';
import { setMaths } from '../../../client/reading/maths-engine.ts';
import { renderPlain } from '../../../client/reading/render-plain.ts';
import { renderSource } from '../../../client/reading/render-source.ts';
import { sharedData } from './shared-data.ts';

const OURS = new Set(
  'p h3 h4 h5 h6 hr blockquote ul ol li em strong s code pre figure figcaption button span div a sup input table thead tbody tr th td bdi'.split(
    ' ',
  ),
);
const OUR_ATTRIBUTES = new Set(
  'class dir role tabindex aria-label title href rel target type disabled checked scope start data-level data-label data-align data-mark data-address'.split(
    ' ',
  ),
);
/** What KaTeX makes: spans with styles, MathML, and drawn brackets and roots. */
const KATEX = /^(span|svg|path|line|math|semantics|annotation|m[a-z]+)$/;
const KATEX_ATTRIBUTE =
  /^(class|style|aria-hidden|xmlns|encoding|width|height|viewBox|preserveAspectRatio|d|x1|x2|y1|y2|stroke-width|[a-z]+)$/;

function strangers(root: ParentNode): string[] {
  const found: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    const inKatex = element.closest('.maths .katex') !== null;
    if (!(inKatex ? KATEX : { test: (name: string) => OURS.has(name) }).test(element.localName))
      found.push(element.localName);
    for (const { name, value } of element.attributes) {
      const known = inKatex ? KATEX_ATTRIBUTE.test(name) && !name.startsWith('on') : OUR_ATTRIBUTES.has(name);
      if (!known) found.push(`${element.localName} ${name}`);
      if (
        /^(href|src|xlink:href|action|formaction|srcset|poster)$/.test(name) &&
        !/^(https?:\/\/|mailto:)/.test(value)
      ) {
        found.push(`${name}=${value}`);
      }
      if (name === 'style' && /url|expression|@import|position/i.test(value) && !/^position: relative/.test(value))
        found.push(value);
    }
    if (element instanceof HTMLAnchorElement) {
      const { rel, target, title, href } = element;
      if (rel !== 'noopener noreferrer nofollow' || target !== '_blank' || title !== href)
        found.push(`a link: ${element.outerHTML}`);
    }
  }
  return found;
}

const OWN = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](&#x6A;avascript:alert(1))',
  '[a](\u0001javascript:alert(1))',
  '[a](java\tscript:alert(1))',
  '[a](data:text/html,<script>alert(1)</script>)',
  '[a](vbscript:x)',
  '[a](//evil.example/x)',
  '[a](/sync/v1/desk)',
  '[a](#top)',
  '[a](file:///etc/passwd)',
  '[a](blob:https://evil.example/x)',
  '[a]\n\n[a]: javascript:alert(1)',
  '<javascript:alert(1)>',
  '![a](https://evil.example/x.png)',
  '![a][b]\n\n[b]: https://evil.example/x.png',
  '[![a](https://evil.example/x.png)](https://evil.example)',
  '[a](https://evil.example "\\" onclick=alert(1) x=\\"")',
  '[a](https://evil.example"onclick="alert(1))',
  '[https://good.example](https://evil.example)',
  '[[a](https://a.example)](https://b.example)',
  '```"><script>alert(1)</script>\nx\n```',
  '```html\n<script>alert(1)</script>\n```',
  '```__proto__\nx\n```',
  '```constructor\nx\n```',
  '[__proto__] [constructor][toString]',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '$\\href{javascript:alert(1)}{x}$',
  '$\\url{javascript:alert(1)}$',
  '$\\includegraphics{https://evil.example/x.png}$',
  '$\\htmlClass{x}{y} \\htmlId{a}{b} \\htmlStyle{position:fixed}{c} \\htmlData{d=e}{f}$',
  '$\\def\\a{\\a\\a}\\a$',
  '$\\rule{100000em}{100000em}$',
  '$\\text{<img src=x onerror=alert(1)>}$',
  '| <img src=x onerror=alert(1)> |\n|---|\n| [a](javascript:alert(1)) |',
  '[^<img src=x onerror=alert(1)>]: x',
  '- [x] <input autofocus onfocus=alert(1)>',
  '<style>*{display:none}</style>',
  '<base href="https://evil.example">',
  '<form action="https://evil.example"><input name=x></form>',
  '\u202Egnp.exe\u202C',
];

const said = vi.fn();
beforeAll(() => {
  for (const name of ['alert', 'confirm', 'prompt'] as const) vi.stubGlobal(name, said);
  window.addEventListener('error', said);
});
afterAll(() => {
  window.removeEventListener('error', said);
  vi.unstubAllGlobals();
});

const elsewhere = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => new URL(name).origin !== location.origin);

async function show(payloads: readonly string[]): Promise<void> {
  for (const payload of payloads) {
    // alone, inside a sentence, and inside each kind of block
    for (const source of [payload, `so *${payload}* then`, `> - ${payload}`, `| a |\n|---|\n| ${payload} |`]) {
      for (const rendered of [
        renderMarkdown(source, { maths: setMaths, code: cutCode }),
        renderMarkdown(source),
        renderPlain(source),
        renderSource(source),
      ]) {
        document.body.replaceChildren(rendered.dom);
        expect(strangers(document.body), source).toEqual([]);
      }
    }
  }
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  expect(said).not.toHaveBeenCalled();
  expect(elsewhere()).toEqual([]);
}

describe('executes nothing, loads nothing, and makes no element but our own', () => {
  test('our list', () => show(OWN));

  test("DOMPurify's payloads", async ({ skip }) => {
    const module = await sharedData('bad_input/xss/dompurify/expect.mjs');
    if (module === undefined) return skip('the shared data is not there');
    const payloads = [...module.matchAll(/"payload":\s*("(?:[^"\\]|\\.)*")/g)].map(
      (found) => JSON.parse(found[1] ?? '""') as string,
    );
    expect(payloads.length).toBeGreaterThan(100);
    await show(payloads);
  });

  test('Markdown payloads', async ({ skip }) => {
    const list = await sharedData('bad_input/xss/markdown/Markdown-XSS-Payloads.txt');
    if (list === undefined) return skip('the shared data is not there');
    await show([list, ...list.split('\n')]);
  });
});

test('the check sees what slips in', () => {
  for (const html of ['<img>', '<p onclick="">', '<a href="/x">', '<span style="">', '<input name="x">']) {
    const page = new DOMParser().parseFromString(html, 'text/html');
    expect(strangers(page.body), html).not.toEqual([]);
  }
});

describe('links', () => {
  const linksOf = (source: string): string[] =>
    [...renderMarkdown(source).dom.querySelectorAll('a')].map((a) => a.getAttribute('href') ?? '');

  test('are followable only as whole http, https and mailto addresses', () => {
    expect(linksOf(OWN.join('\n\n')).every((href) => /^https:\/\/([a-z]+\.example)/.test(href))).toBe(true);
    expect(linksOf('[a](https://a.example/x?b=1&amp;c=2) <mailto:a@b.example> www.c.example d@e.example')).toEqual([
      'https://a.example/x?b=1&c=2',
      'mailto:a@b.example',
      'http://www.c.example/',
      'mailto:d@e.example',
    ]);
  });

  test('show in their title what will be opened, look-alike letters included', () => {
    const link = renderMarkdown('[bank](https://\u0430pple.example)').dom.querySelector('a');
    expect(link?.title).toBe('https://xn--pple-43d.example/');
  });

  test('that may not be followed are shown as their source', () => {
    expect(renderMarkdown('[a *b*](javascript:alert(1))').dom.textContent).toBe('[a b](javascript:alert(1))');
  });
});
