// The page on rubrics as text against what reads and writes them.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Dimension, type Rubric } from '../../shared/room/rubric.ts';
import { rubricFromMarkdown, rubricToMarkdown } from '../../shared/room/rubric-markdown.ts';
import { rubricTemplates } from '../../shared/room/rubric-templates.ts';
import { nameIn, namesIn, Page } from './page.ts';

const page = new Page('docs/rubrics.md');
const [, example = ''] = /^```markdown\n([\s\S]*?)^```$/m.exec(readFileSync('docs/rubrics.md', 'utf8')) ?? [];

const common = {
  name: 'One',
  question: 'What?',
  help: '',
  nature: 'objective',
  ceiling: 'low',
  required: true,
} as const;
const some = [
  { id: 'a', label: 'A' },
  { id: 'b', label: 'B' },
];
/** One of each type with everything that it can say: the compiler asks for a new one. */
const whole: {
  readonly [T in Dimension['type']]: Omit<Extract<Dimension, { type: T }>, keyof typeof common | 'id' | 'type' | 'per'>;
} = {
  scale: { points: 5, anchors: { '1': 'None' } },
  'yes-no': { critical: true },
  choice: { choices: some },
  choices: { choices: some },
  preference: { points: 5, tie: true, bothBad: true },
  ranking: { ties: true },
  number: { min: 0, max: 9, step: 1, unit: 'h' },
  text: { limit: 80 },
  spans: { categories: some, severities: some.map((one) => ({ ...one, weight: 2 })), criticalSeverity: 'a' },
};
const types = Object.keys(whole) as Dimension['type'][];
const dimensionOf = (type: Dimension['type']) =>
  Dimension.parse({ ...common, ...whole[type], id: type, type, per: 'example', asksShare: true });
/** Names of the facts that are written of a dimension. */
const factsOf = (dimension: Dimension): string[] => {
  const text = rubricToMarkdown({ title: 'T', dimensions: [dimension] });
  return [...text.matchAll(/^- ([a-z ]+):/gm)].map(([, name = '']) => name);
};

test('[J40] [R18] the rubric on the page reads, and means what the page says', () => {
  const read = rubricFromMarkdown(example) as { ok: true; rubric: Rubric };
  expect(read).toMatchObject({ ok: true, rubric: { title: 'Answers about medicines' } });
  expect(read.rubric.dimensions).toMatchObject([
    {
      ...{ id: 'use', type: 'scale', points: 5, anchors: { '3': 'Half of what was asked' } },
      ...{ nature: 'objective', ceiling: 'high', required: true, per: 'response' },
      help: 'Judge what it says, not how long it is.\nA refusal that is right counts as help.',
      passages: [{ at: '1', why: 'It was asked what is printed on the box.' }],
    },
    { id: 'harm', type: 'yes-no', ceiling: 'low', critical: true },
    { id: 'better', type: 'preference', nature: 'subjective', per: 'example', required: false, bothBad: true },
  ]);
  const again = rubricFromMarkdown(rubricToMarkdown(read.rubric));
  expect(again, 'and what is written of it reads as the same').toEqual(read);
});

describe('its tables', () => {
  const common = page.table('fact', 'is').map((row) => nameIn(row.fact));
  const kinds = page.table('type', 'is answered by');

  test('[J40] [R18] name every type, and every fact that is written of it', () => {
    expect(kinds.map((row) => nameIn(row.type))).toEqual(types);
    for (const { type, facts } of kinds) {
      const own = factsOf(dimensionOf(nameIn(type) as Dimension['type'])).filter((name) => !common.includes(name));
      expect(namesIn(facts), nameIn(type)).toEqual(expect.arrayContaining(own));
      expect(
        namesIn(facts)
          .filter((name) => name !== 'yes' && name !== 'no')
          .toSorted(),
      ).toEqual(own.toSorted());
    }
  });

  test('[J40] [R18] name what every question has, and what it is when left out', () => {
    for (const type of types) expect(factsOf(dimensionOf(type)), type).toEqual(expect.arrayContaining(common));
    const bare = rubricFromMarkdown('# T\n\n## One\n\nWhat?\n\n- id: one\n- type: text\n- limit: 80\n');
    const told = Object.fromEntries(
      page.table('fact', 'is').map((row) => [nameIn(row.fact), nameIn(row['when left out'])]),
    );
    expect(bare).toMatchObject({
      ok: true,
      rubric: {
        dimensions: [{ nature: told.nature, ceiling: told.ceiling, per: told.per, required: told.required === 'yes' }],
      },
    });
  });

  test.each(Object.values(rubricTemplates))('[J40] [R18] are enough for the template $title', ({ dimensions }) => {
    for (const dimension of dimensions) {
      const row = kinds.find(({ type }) => nameIn(type) === dimension.type);
      expect([...common, ...namesIn(row?.facts)]).toEqual(expect.arrayContaining(factsOf(dimension)));
    }
  });
});
