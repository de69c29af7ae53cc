// The page on importing against the formats there are, the uses a column can have, and its own example.
import { expect, test } from 'vitest';
import { FormatName, labelOfFormat } from '../../shared/example/format-name.ts';
import { ColumnUse } from '../../shared/example/mapping.ts';
import { namedRaters } from '../../shared/example/named-raters.ts';
import { nameIn, Page } from './page.ts';

const page = new Page('docs/importing.md');

test('[D61] [R18] the page names every format, as it is called on the screen', () => {
  const told = page.table('format', 'what it is').map((row) => [nameIn(row.format), row['what it is']]);
  expect(told).toEqual(FormatName.options.map((name) => [name, labelOfFormat(name)]));
});

test('[D62] [R18] the page names every use of a column', () => {
  const told = page.table('use', 'the column is').map((row) => nameIn(row.use));
  expect(told.toSorted()).toEqual(ColumnUse.options.map(({ shape }) => shape.use.value).toSorted());
});

test('[D60] [R18] the raters of its example are read', () => {
  const example = page.examples.find(({ what }) => what === 'raters')?.value as never;
  const responses = [{ text: 'R' }, { text: 'Look: the far side is dark.' }];
  expect(namedRaters(example, { responses })).toMatchObject({
    raters: [{ name: 'Expert', kind: 'person', standing: 'expert' }],
    ratings: [{ value: 5 }, { value: 2 }, { value: 'A', rationale: 'B invents a fact.' }],
    spans: [{ part: { in: 'responses', index: 1 }, start: 6, end: 26, category: 'fact', severity: 'major' }],
  });
});
