// Compares the numbered rules of SPEC.md with the tests that cite them, both ways.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const RULE = /^\*\*([A-Z]{1,2}\d+)\*\* /gm;
// A quotation mark and then `[B2]` or `[B2] [S1]`: the beginning of a test's name. Comments about a rule do not count.
const CITATIONS = /['"`]((?:\[[A-Z]{1,2}\d+\] ?)+)/g;
const LEFT_OUT = /\.(?:skip|todo)\(\s*$/;

/**
 * @param {string} spec the text of SPEC.md
 * @param {{ file: string, text: string }[]} tests
 * @returns {string[]} one sentence for every rule without a test, every citation without a rule, every number used twice
 */
export function specFaults(spec, tests) {
  const rules = [...spec.matchAll(RULE)].map(([, rule = '']) => rule);
  const citations = tests.flatMap(({ file, text }) => citationsIn(text).map((rule) => ({ file, rule })));
  const cited = new Set(citations.map(({ rule }) => rule));
  return [
    ...rules.filter((rule, i) => rules.indexOf(rule) !== i).map((rule) => `SPEC.md has two rules numbered ${rule}.`),
    ...rules.filter((rule) => !cited.has(rule)).map((rule) => `Rule ${rule} of SPEC.md has no test that cites it.`),
    ...citations
      .filter(({ rule }) => !rules.includes(rule))
      .map(({ file, rule }) => `${file} cites rule ${rule}, which SPEC.md does not have.`),
  ];
}

/**
 * @param {string} text a test file
 * @returns {string[]} the rules its test names cite; tests that never run are left out
 */
function citationsIn(text) {
  return [...text.matchAll(CITATIONS)].flatMap((match) => {
    if (LEFT_OUT.test(text.slice(0, match.index))) return [];
    return [...(match[1] ?? '').matchAll(/[A-Z]{1,2}\d+/g)].map(([rule]) => rule);
  });
}

if (import.meta.main) {
  const tests = globSync('test/**/*.ts')
    .sort()
    .map((file) => ({ file: file.split(path.sep).join('/'), text: readFileSync(file, 'utf8') }));
  const faults = specFaults(readFileSync('SPEC.md', 'utf8'), tests);
  for (const fault of new Set(faults)) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
