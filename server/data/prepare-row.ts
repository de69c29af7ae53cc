// Makes of a row what is stored of it: its examples as text, each with the digest of what may be seen of it.
import { hash } from 'node:crypto';
import type { Row } from '../../shared/example/format.ts';
import type { MappedExample } from '../../shared/example/mapper.ts';
import type { Labels } from '../../shared/example/rating.ts';
import { mapRow } from './recognise-file.ts';
import type { Faults } from './rows/faults.ts';
import type { ReadRow } from './rows/read-row.ts';

export interface PreparedExample {
  /** JSON. */
  content: string;
  /** JSON. */
  sealed: string;
  hash: string;
  labels: Labels;
  /** The digest of its key, where rows are folded: a key may hold a model's name, so only its digest leaves memory. */
  key?: string;
}

export interface PreparedRow {
  /** From 0, in its file. */
  row: number;
  source: string;
  examples: PreparedExample[];
}

/** Undefined when the row is left out. @throws Refusal bad-file, unless rows may be left out */
export function prepareRow(map: (row: Row) => MappedExample[], read: ReadRow, faults: Faults): PreparedRow | undefined {
  const examples = mapRow(map, read, faults);
  if (examples.length === 0) return undefined;
  return { row: read.place.row - 1, source: read.source, examples: examples.map(prepared) };
}

function prepared({ content, sealed, labels, key }: MappedExample): PreparedExample {
  const text = JSON.stringify(content);
  return {
    content: text,
    sealed: JSON.stringify(sealed),
    // Of what may be seen alone: with the sealed part in it, a reader could try every label until the hash is right.
    hash: hash('sha256', text),
    labels,
    ...(key !== undefined && { key: hash('sha256', key) }),
  };
}
