// How a mapping reads the first rows of a file: the examples they become, and what becomes of each column. Nothing sealed is in it.
import { isDeepStrictEqual } from 'node:util';
import { FieldFault, type Row } from '../../shared/example/format.ts';
import { foldingOf, type MappedExample, mapperOf } from '../../shared/example/mapper.ts';
import type { Mapping } from '../../shared/example/mapping.ts';
import { readsSomething } from '../../shared/example/propose.ts';
import type { ImportedRater } from '../../shared/example/rating.ts';
import type { ColumnFate, ExamplePreview, Preview } from '../../shared/protocol/uploads.ts';
import { excerpt } from './bad-file.ts';
import { columnNames } from './column-views.ts';
import type { FirstRows } from './first-rows.ts';

const NOTHING_TO_READ = 'Nothing is to be read yet. Say which column is the conversation, or a response.';
/** Rows by which the fate of a column is found out. */
const FATE_ROWS = 5;
/** Of more columns than this, those that no field comes from are said to be labels without a look. */
const COLUMNS_TRIED = 200;

interface Item {
  example: MappedExample;
  rows: number[];
  ratings: number;
  spans: number;
  raters: Set<string>;
}

export function previewRows(
  mapping: Mapping,
  { rows: read, faults: unread }: Pick<FirstRows, 'rows' | 'faults'>,
  count: number,
): Preview {
  const rows = read.map(({ row }) => row);
  const foldBy = [...foldingOf(mapping)].filter((name) => rows.some((row) => Object.hasOwn(row, name)));
  if (!readsSomething(mapping)) {
    const fates = fatesOf(mapping, rows);
    return { fates, foldBy, raters: [], examples: [], says: NOTHING_TO_READ };
  }
  const map = mapperOf(mapping);
  const raters = new Map<string, ImportedRater>();
  const items = new Map<unknown, Item>();
  const faults: ExamplePreview[] = unread.slice(0, count).map((fault) => ({ fault }));
  for (const { row, place, source } of read) {
    try {
      for (const example of map(row)) {
        for (const rater of example.labels.raters) raters.set(rater.name, rater);
        add(items, example, place.row);
      }
    } catch (fault) {
      if (!(fault instanceof FieldFault)) throw fault;
      const { field, says } = fault;
      if (faults.length < count) faults.push({ fault: { ...place, field, says: `${says}.`, text: excerpt(source) } });
    }
  }
  const shown = [...items.values()].slice(0, count).map(previewOf);
  // Rows that cannot be read come first: they are what a person has to do something about.
  const examples = [...faults, ...shown].slice(0, count);
  return { fates: fatesOf(mapping, rows), foldBy, raters: [...raters.values()], examples };
}

function add(items: Map<unknown, Item>, example: MappedExample, row: number): void {
  const { labels, key } = example;
  const item = items.get(key ?? example) ?? { example, rows: [], ratings: 0, spans: 0, raters: new Set() };
  if (item.rows.at(-1) !== row) item.rows.push(row);
  item.ratings += labels.ratings.length;
  item.spans += labels.spans.length;
  for (const { name } of labels.raters) item.raters.add(name);
  items.set(key ?? example, item);
}

const previewOf = ({ example, rows, ratings, spans, raters }: Item): ExamplePreview => ({
  rows,
  content: example.content,
  sealed: Object.keys(example.sealed.fields),
  raters: [...raters],
  ratings,
  spans,
});

/** Found out by reading the rows, and again without the column: whatever changes is what it is for. */
function fatesOf(mapping: Mapping, rows: readonly Row[]): [string, ColumnFate][] {
  const uses = new Map(mapping.columns);
  const map = mapperOf(mapping);
  const tried = rows.slice(0, FATE_ROWS);
  const read = tried.map((row) => attempt(map, row));
  let left = COLUMNS_TRIED;
  return columnNames(rows).map((name) => {
    const use = uses.get(name)?.use;
    if (use !== undefined) return [name, FATE_OF_USE[use]];
    for (const [at, row] of tried.entries()) {
      const fate = fateIn(read[at], row, name);
      if (fate !== undefined) return [name, fate];
    }
    if (left-- <= 0) return [name, 'labels'];
    return [name, fateByLeavingOut(map, tried, read, name)];
  });
}

const FATE_OF_USE = {
  ignore: 'ignored',
  turn: 'text',
  messages: 'text',
  transcript: 'text',
  response: 'text',
  field: 'field',
  sealed: 'sealed',
  rater: 'labels',
  rating: 'labels',
  rationale: 'labels',
  span: 'labels',
} as const satisfies Record<Mapping['columns'][number][1]['use'], ColumnFate>;

function attempt(map: (row: Row) => MappedExample[], row: Row): MappedExample[] | undefined {
  try {
    return map(row);
  } catch (fault) {
    if (fault instanceof FieldFault) return undefined;
    throw fault;
  }
}

/** It stands among the fields under its own name, as it is in the row. */
function fateIn(examples: MappedExample[] | undefined, row: Row, name: string): ColumnFate | undefined {
  if (!Object.hasOwn(row, name) || row[name] === null) return undefined;
  const among = (fields: Row): boolean => Object.hasOwn(fields, name) && isDeepStrictEqual(fields[name], row[name]);
  if (examples?.some(({ sealed }) => among(sealed.fields))) return 'sealed';
  return examples?.some(({ content }) => among(content.fields)) ? 'field' : undefined;
}

function fateByLeavingOut(
  map: (row: Row) => MappedExample[],
  rows: readonly Row[],
  read: readonly (MappedExample[] | undefined)[],
  name: string,
): ColumnFate {
  for (const [at, row] of rows.entries()) {
    const before = read[at];
    if (before === undefined || !Object.hasOwn(row, name)) continue;
    const without = attempt(map, Object.fromEntries(Object.entries(row).filter(([each]) => each !== name)));
    if (without === undefined || !isDeepStrictEqual(texts(without), texts(before))) return 'text';
    const labels = (each: MappedExample[]) => each.map((example) => example.labels);
    if (!isDeepStrictEqual(labels(without), labels(before))) return 'labels';
    if (!isDeepStrictEqual(without, before)) return 'sealed';
  }
  return 'ignored';
}

const texts = (examples: MappedExample[]) =>
  examples.map(({ content: { conversation, responses } }) => ({ conversation, responses }));
