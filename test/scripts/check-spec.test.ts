// The check that keeps SPEC.md and the tests together.
import { expect, test } from 'vitest';
import { specFaults } from '../../scripts/check-spec.mjs';

const spec = '## Blindness\n\n**B1** One rule.\n\n**B2** Another rule, close to **B9** in meaning.\n';
// Put together here, or the check would take these for citations of this file.
const cite = (...rules: string[]) => rules.map((rule) => `[${rule}]`).join(' ');
const file = (text: string) => [{ file: 'test/a.test.ts', text }];

test('[R15] all is well when every rule is cited by the beginning of a test name', () => {
  expect(specFaults(spec, file(`test('${cite('B1')} one', …); test(\`${cite('B2')} two\`, …)`))).toEqual([]);
  expect(specFaults(spec, file(`test("${cite('B1', 'B2')} both at once", …)`))).toEqual([]);
});

test('[R15] a rule without a test is named', () => {
  expect(specFaults(spec, file(`test('${cite('B1')} one', …)`))).toEqual([
    'Rule B2 of SPEC.md has no test that cites it.',
  ]);
});

test('[R15] a citation in a comment, or of a test that never runs, is none', () => {
  const text = `test('${cite('B1')} one', …); // ${cite('B2')} is proved elsewhere\ntest.skip('${cite('B2')} two', …)`;
  expect(specFaults(spec, file(text))).toEqual(['Rule B2 of SPEC.md has no test that cites it.']);
});

test('[R15] a test that cites a rule which does not exist is named', () => {
  expect(specFaults(spec, file(`test('${cite('B1', 'B2', 'B3')} three', …)`))).toEqual([
    'test/a.test.ts cites rule B3, which SPEC.md does not have.',
  ]);
});

test('[R15] a number given to two rules is named', () => {
  expect(specFaults(`${spec}\n**B1** Again.\n`, file(`test('${cite('B1', 'B2')} both', …)`))).toEqual([
    'SPEC.md has two rules numbered B1.',
  ]);
});
