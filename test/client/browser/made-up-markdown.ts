// Random Markdown of every kind, from a seed.

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const INLINE = [
  'plain words ',
  '**strong** ',
  '_weak_ ',
  '~~gone~~ ',
  '`code *x*` ',
  '[link](https://example.org "t") ',
  '[ref] ',
  '![image](https://example.org/a.png) ',
  'https://example.org/a?b=1 ',
  '&amp; &hellip; ',
  '\\*escaped\\* ',
  '$x_1^2$ ',
  '\\(a|b\\) ',
  '$5 and $6 ',
  '<b>raw</b> ',
  'note[^n] ',
  'שלום ',
  'مرحبا بكم ',
  '漢字かな ',
  '👩‍👩‍👧 ',
  'é̂̃ ',
  'a\u200Bb\u202Ec ',
  '  \n',
  '\\\n',
  '\n',
  '\r\n',
  '**unclosed ',
  '[un](closed ',
];
const BLOCK = [
  '\n\n',
  '\n\n# ',
  '\n\n- ',
  '\n  1. ',
  '\n\n> ',
  '\n> > ',
  '\n- [x] ',
  '\n\n```python\nx = "a" # b\n```\n\n',
  '\n\n    indented\n\tcode\n\n',
  '\n\n$$\na\n\n+ b\n$$\n\n',
  '\n\n> \\[\n> x\n> \\]\n\n',
  '\n\n| a | b |\n|:--|---|\n| $|x|$ | `c\\|d` |\n|  | e | f |\n\n',
  '\n\n---\n\n',
  '\n\n[ref]: https://example.org\n\n',
  '\n\n[^n]: a *note*\n    more\n\n',
  '\n\n<div>\nraw\n</div>\n\n',
  '\n\nTitle\n===\n\n',
];

/** Some 40 pieces of Markdown, joined as they come: much of it broken, as real text is. */
export function madeUpMarkdown(random: () => number): string {
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  return Array.from({ length: 40 }, () => pick(random() < 0.7 ? INLINE : BLOCK)).join('');
}
