// Which stretches of a text are formulas, and which only look like it.
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../../client/reading/markdown/parse-markdown.ts';

const formulas = (source: string): string[] =>
  parseMarkdown(source).maths.map(({ from, to }) => source.slice(from, to));
const tex = (source: string): string[] =>
  parseMarkdown(source).maths.map(({ texFrom, texTo }) => source.slice(texFrom, texTo));

describe('formulas', () => {
  test.each([
    ['inline dollars', 'so $x$ and $y_1$.', ['$x$', '$y_1$']],
    ['numbers', 'the answer is $42$, about $5.99$', ['$42$', '$5.99$']],
    ['a product', '$3x$, $2 n-2$ and $2n + 1$', ['$3x$', '$2 n-2$', '$2n + 1$']],
    ['a list of letters', 'let $a, b, c$ be', ['$a, b, c$']],
    ['an ordinal', 'the $n$th term', ['$n$']],
    ['blanks inside, as models write', 'so $ x^2 $ is', ['$ x^2 $']],
    ['between Chinese characters', '设$a \\in R$，则$a=2$。', ['$a \\in R$', '$a=2$']],
    ['brackets', 'so \\(a+b\\) and \\[c\\cdot d\\]', ['\\(a+b\\)', '\\[c\\cdot d\\]']],
    ['display dollars inside a sentence', 'We get $$10\\cdot6=\\boxed{60}.$$If we', ['$$10\\cdot6=\\boxed{60}.$$']],
    ['display over several lines', '$$\na\n+ b\n- c\n$$', ['$$\na\n+ b\n- c\n$$']],
    ['display with blank lines', '\\[\n\na\n\n= b\n\n\\]', ['\\[\n\na\n\n= b\n\n\\]']],
    ['with rows and spacing', '\\[\na \\\\[2pt]\nb\n\\]', ['\\[\na \\\\[2pt]\nb\n\\]']],
    ['indented like code inside', '\\[\n\n    x = 1\n\n\\]', ['\\[\n\n    x = 1\n\n\\]']],
    ['in a list item', '1. Use\n\n   \\[\n   + x\n   \\]\n\n2. Then', ['\\[\n   + x\n   \\]']],
    ['in a quotation', '> $$\n> a\n> $$', ['$$\n> a\n> $$']],
    ['with bars in a table', '| a |\n|---|\n| $|x|$ |', ['$|x|$']],
    ['a bare environment', 'so \\begin{align*}a&=b\\end{align*}.', ['\\begin{align*}a&=b\\end{align*}']],
    ['after a price', 'costs $5 for $n$ people', ['$n$']],
  ])('%s', (_name, source, expected) => {
    expect(formulas(source)).toEqual(expected);
  });

  test('the TeX is what stands between the delimiters', () => {
    expect(tex('$x$ $$y$$ \\(z\\) \\[w=1\\]')).toEqual(['x', 'y', 'z', 'w=1']);
    expect(tex('\\begin{gather}a\\end{gather}')).toEqual(['\\begin{gather}a\\end{gather}']);
  });
});

describe('not formulas', () => {
  test.each([
    ['two prices', '$5 and $6'],
    ['prices in a range', 'from $5–$10, or $100k-$200k'],
    ['dollars behind the number', 'between $100 and 200$ a month'],
    ['a price and a sentence', 'I paid $5 and 6$ was left'],
    ['prices with a sum between', '($5+$6)'],
    ['sums of prices', 'so 50 people * $2 = $100, or $100 + $90 = $190'],
    ['currencies', 'US$5 and A$ too'],
    ['slang', 'make $$$ fast $$$'],
    ['a sentence between dollars', 'a $dollar sign here$ b'],
    ['escaped dollars', '\\$x\\$ and \\$y\\$'],
    ['shell variables', 'set $HOME/bin:$PATH or $FOO and $BAR'],
    ['code', '`$x$` and ``\\(y\\)``'],
    ['a fenced block', '```\n$x$ \\[y=1\\]\n```'],
    ['indented code', '    $x$'],
    ['over an empty line', '$x\n\ny$'],
    ['without an end', 'so $x and \\(y and \\[z and $$w'],
    ['into a fenced block', '$$\n```\nx $$\n```'],
    ['escaped brackets', 'see \\[1\\] and \\[note\\] \\(see below\\)'],
    ['nothing', '$$ $$ \\(\\)'],
  ])('%s', (_name, source) => {
    expect(formulas(source)).toEqual([]);
  });
});

// Were each to look ahead to the end of the text, this would take minutes, which the time a test has cuts short.
test('thousands of stray delimiters do not add up', { timeout: 60_000 }, () => {
  for (const stray of ['$', '$ ', '\\[', '\\(x ', '$$ ', '$x ', '\\begin{align}'])
    expect(parseMarkdown(stray.repeat(8_000)).tree.length, stray).toBe(stray.length * 8_000);
});
