// A rubric as Markdown and JSON: it reads back as it was, and what cannot be read is named.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rubric } from '../../../shared/room/rubric.ts';
import { rubricFromMarkdown, rubricToMarkdown } from '../../../shared/room/rubric-markdown.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';

const words = (maxLength: number, minLength = 1) =>
  fc
    .oneof(
      fc.string({ minLength, maxLength, unit: 'grapheme' }),
      fc.constantFrom('> not a quote', '# not a heading', '- id: not a fact', 'a\nb', '\\n', 'x: y (5)', '--- \n\n> z'),
    )
    .map((text) => text.replaceAll('\r', ' ').trim())
    .filter((text) => text.length >= minLength && text.length <= maxLength);
const key = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);
const some = fc.boolean();
const common = {
  name: words(80),
  question: words(200),
  help: words(200, 0),
  nature: fc.constantFrom('objective', 'subjective'),
  ceiling: fc.constantFrom('low', 'high'),
  required: some,
};
const optional = {
  asksShare: some,
  passages: fc.array(fc.record({ at: words(20), text: words(60), why: words(60, 0) }), { maxLength: 3 }),
};
const per = fc.constantFrom('example', 'response');
const choices = fc.uniqueArray(fc.record({ id: key, label: words(40) }), {
  minLength: 2,
  maxLength: 6,
  selector: ({ id }) => id,
});
const weighed = fc.uniqueArray(fc.record({ id: key, label: words(40), weight: fc.integer({ min: 0, max: 25 }) }), {
  minLength: 1,
  maxLength: 4,
  selector: ({ id }) => id,
});
const of = (own: Record<string, fc.Arbitrary<unknown>>, also: string[] = []) => {
  const fields: Record<string, fc.Arbitrary<unknown>> = { ...common, per, ...own, ...optional };
  const requiredKeys = Object.keys(fields).filter((name) => !(name in optional || also.includes(name)));
  return fc.record(fields, { requiredKeys });
};
const aDimension = fc.oneof(
  of({
    type: fc.constant('scale'),
    points: fc.integer({ min: 2, max: 11 }),
    anchors: fc.dictionary(fc.constantFrom('1', '2'), words(60)),
  }),
  of({ type: fc.constant('yes-no'), critical: some }),
  of({ type: fc.constant('choice'), choices }),
  of({ type: fc.constant('choices'), choices }),
  of({
    type: fc.constant('preference'),
    per: fc.constant('example'),
    points: fc.integer({ min: 2, max: 7 }),
    tie: some,
    bothBad: some,
  }),
  of({ type: fc.constant('ranking'), per: fc.constant('example'), ties: some }),
  of(
    {
      type: fc.constant('number'),
      min: fc.integer(),
      max: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
      step: fc.constantFrom(0.1, 1, 1e-7),
      unit: words(20, 0),
    },
    ['min', 'max'],
  ),
  of({ type: fc.constant('text'), limit: fc.integer({ min: 1, max: 4_000 }) }),
  of({ type: fc.constant('spans'), categories: choices, severities: weighed, criticalSeverity: key }, [
    'criticalSeverity',
  ]),
);
const aRubric = fc.record({
  title: words(80),
  dimensions: fc
    .array(fc.tuple(aDimension, fc.constant(0)), { minLength: 1, maxLength: 5 })
    .map((list) => list.map(([dimension], at) => ({ ...dimension, id: `d-${at}` }))),
});

describe('as Markdown', () => {
  test('[J40] any rubric reads back as it was, also when its words look like Markdown', () => {
    fc.assert(
      fc.property(aRubric, (made) => {
        const parsed = Rubric.safeParse(made);
        fc.pre(parsed.success);
        const rubric = parsed.data as Rubric;
        expect(rubricFromMarkdown(rubricToMarkdown(rubric))).toEqual({ ok: true, rubric });
      }),
      { numRuns: 500 },
    );
  });

  test.each(Object.entries(rubricTemplates))(
    '[J40] the template %s reads back, by Markdown and by JSON',
    (_, rubric) => {
      expect(rubricFromMarkdown(rubricToMarkdown(rubric))).toEqual({ ok: true, rubric });
      expect(Rubric.parse(JSON.parse(JSON.stringify(rubric)))).toEqual(rubric);
    },
  );

  test('[J40] what a person would write by hand is enough', () => {
    const text =
      '# Tone\n\n## Warmth\n\nHow warm is it?\n\n- id: warmth\n- type: scale\n- points: 3\n- anchors:\n  - 1: Cold\n';
    expect(rubricFromMarkdown(text)).toMatchObject({
      ok: true,
      rubric: { title: 'Tone', dimensions: [{ id: 'warmth', points: 3, anchors: { '1': 'Cold' }, required: true }] },
    });
  });

  test.each([
    ['no heading', 'There is no title: a rubric begins with a line such as "# Helpfulness".'],
    [
      '# T\n\n## Warmth\n\nHow?\n\n- id: warmth\n- type: scale\n- points: 40\n- anchors:\n',
      'Mend this in "Warmth": points: ',
    ],
    ['# T\n\n## Warmth\n\nHow?\n\n- id: warmth\n- type: colour\n', 'Mend this in "Warmth": type: '],
  ])('[J40] what cannot be read is named: %j', (text, says) => {
    const read = rubricFromMarkdown(text);
    expect(read).toMatchObject({ ok: false, says: expect.stringContaining(says) });
  });
});
