// A format: one known shape of rows. Does a row look like it, how surely, and how does it become an example?
import type { Content, Json, Sealed } from './example.ts';
import type { Labels } from './rating.ts';

/** One row of a file: a JSON object. */
export type Row = { readonly [field: string]: Json };

export interface MappedRow {
  content: Content;
  sealed: Sealed;
  /** What raters of the file said of it; absent when there are none. */
  labels?: Labels;
}

export interface Format {
  /** `all` are the rows looked at together, where one alone does not tell. 0 (certainly not) to 1 (certainly). Looks at which fields are there, so that a wrong value is still named as one by `map`. */
  recognise(row: Row, all?: readonly Row[]): number;
  /** @throws FieldFault when a field is missing or is not what it must be. */
  map(row: Row): MappedRow;
  /** The rows within a row that holds several examples; each is then mapped. @throws FieldFault */
  expand?(row: Row): Row[];
  /** Fields that name the item, where a file has a row for each rater of it. */
  foldBy?: readonly string[];
}

/** A field that cannot be read: which, as a path such as `messages[2].content`, and what is wrong with it. */
export class FieldFault extends Error {
  override name = 'FieldFault';
  readonly field: string;
  /** The rest of a sentence that begins with the field: "must be text, but it is a number". */
  readonly says: string;
  constructor(field: string, says: string) {
    super(`${field} ${says}`);
    this.field = field;
    this.says = says;
  }
}

/** Is the field there, with a value other than null? */
export const has = (row: Row, field: string): boolean => Object.hasOwn(row, field) && row[field] !== null;

export function isEmpty(fields: Row): boolean {
  for (const _ in fields) return false;
  return true;
}

export const hasAny = (row: Row, fields: readonly string[]): boolean => fields.some((field) => has(row, field));

/** What a value is, in words: "a number". */
export function kindOf(value: Json | undefined): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return { string: 'text', number: 'a number', boolean: 'true or false' }[
    typeof value as 'string' | 'number' | 'boolean'
  ];
}

/** @throws FieldFault when it is not text */
export function textOf(value: Json | undefined, field: string): string {
  if (typeof value === 'string') return value;
  throw new FieldFault(field, value === undefined ? 'is missing' : `must be text, but it is ${kindOf(value)}`);
}

/** A field within a row that is an object, or undefined. */
export function objectIn(value: Json | undefined): Row | undefined {
  return value === undefined || value === null || typeof value !== 'object' || Array.isArray(value) ? undefined : value;
}

/** The objects of a list; none when it is no list. */
export const objectsIn = (value: Json | undefined): Row[] =>
  Array.isArray(value) ? value.map(objectIn).filter((item) => item !== undefined) : [];
