// Makes of a row what is stored of it: its examples as text, and what raters said of them.
import { hash } from 'node:crypto';
import { sealLine } from '../../db/row-blocks.ts';
import type { Row } from '../../shared/example/format.ts';
import type { MappedExample } from '../../shared/example/mapper.ts';
import type { Labels } from '../../shared/example/rating.ts';
import { mapRow } from './recognise-file.ts';
import type { Faults } from './rows/faults.ts';
import { type Literal, literalsIn } from './rows/literals.ts';
import type { ReadRow } from './rows/read-row.ts';
import { writeContent } from './write-content.ts';

export interface PreparedExample {
  /** JSON of what may be seen. */
  content: string;
  /** JSON of what is sealed. */
  sealed: string;
  /** JSON of the pieces of the row's own text; of several examples in one row, the first has them. */
  source: string;
  labels: Labels;
  /** The digest of its key, where rows are folded: a key may hold a model's name, so only its digest leaves memory. */
  key?: string;
}

export interface PreparedRow {
  /** From 0, in its file. */
  row: number;
  /** Its own text. */
  source: string;
  examples: PreparedExample[];
}

/** Undefined when the row is left out. @throws Refusal bad-file, unless rows may be left out */
export function prepareRow(map: (row: Row) => MappedExample[], read: ReadRow, faults: Faults): PreparedRow | undefined {
  const examples = mapRow(map, read, faults);
  if (examples.length === 0) return undefined;
  const { place, row, source } = read;
  const literals = literalsIn(source, row as Parameters<typeof literalsIn>[1]);
  return {
    row: place.row - 1,
    source,
    examples: examples.map((example, n) => (n === 0 ? prepared(example, source, literals) : prepared(example, '', []))),
  };
}

function prepared({ content, sealed, labels, key }: MappedExample, own: string, literals: Literal[]): PreparedExample {
  const written = writeContent(content, own, literals);
  const example = { content: written.content, sealed: JSON.stringify(sealed), source: written.source, labels };
  return key === undefined ? example : { ...example, key: hash('sha256', key) };
}

/** As it stands in its block. */
export const sealOf = ({ sealed, source }: PreparedExample, row: number, position: number): string =>
  sealLine(sealed, source, row === position ? undefined : row);
