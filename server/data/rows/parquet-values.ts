// Reads the values of Parquet rows by the file's schema. hyparquet would round what has an annotation: it is taken off first.
import { isUtf8 } from 'node:buffer';
import { type FileMetaData, type ParquetParsers, parquetSchema, type SchemaElement, type SchemaTree } from 'hyparquet';
import { isListLike, isMapLike } from 'hyparquet/src/schema.js';
import type { Json } from '../../../shared/example/example.ts';
import type { Row } from '../../../shared/example/format.ts';
import { dateText, leafOf, plain } from './parquet-leaf.ts';

type Read = (value: unknown, field: string) => Json;

/** Of types that hyparquet unpacks itself, such as VARIANT and INT96, of timestamps within them, and of the keys of maps. */
export const parsers = {
  // hyparquet's own would take a byte order mark away.
  stringFromBytes: (bytes: Uint8Array | undefined) =>
    bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(isUtf8(bytes) ? 'utf8' : 'base64'),
  timestampFromMilliseconds: (millis: bigint) => dateText(BigInt(millis) * 1_000_000n),
  timestampFromMicroseconds: (micros: bigint) => dateText(BigInt(micros) * 1_000n),
  timestampFromNanoseconds: (nanos: bigint) => dateText(BigInt(nanos)),
} as unknown as ParquetParsers;

const KEPT = new Set(['FLOAT16', 'GEOMETRY', 'GEOGRAPHY', 'VARIANT', 'LIST', 'MAP', 'FILE']);
/** What was taken off, by element, for `leafOf`. */
const original = new WeakMap<SchemaElement, SchemaElement>();

/** The same metadata, by which hyparquet reads values as they are stored. */
export function exactMetadata(metadata: FileMetaData): FileMetaData {
  const tree = parquetSchema(metadata);
  const opaque = new Set<SchemaElement>();
  markWithin(tree, false, opaque);
  const schema = metadata.schema.map((element) => {
    if (element.type === undefined || opaque.has(element) || KEPT.has(element.logical_type?.type ?? '')) return element;
    const { converted_type: _converted, logical_type: _logical, ...bare } = element;
    original.set(bare, element);
    return bare;
  });
  return { ...metadata, schema };
}

/** Leaves within a VARIANT mean something only together; keys of maps must be text before they become names. */
function markWithin(tree: SchemaTree, isWithin: boolean, opaque: Set<SchemaElement>): void {
  const { element, children } = tree;
  const isOpaque = isWithin || ['VARIANT', 'FILE'].includes(element.logical_type?.type ?? '');
  if (isOpaque) opaque.add(element);
  const key = isMapLike(tree) ? children[0]?.children.find((child) => child.element.name === 'key') : undefined;
  if (key !== undefined) {
    opaque.add(key.element);
    if (key.element.type === 'BYTE_ARRAY') key.element.converted_type = 'UTF8';
  }
  for (const child of children) markWithin(child, isOpaque, opaque);
}

/** @throws (the answer) Unreadable naming the field whose value cannot be kept */
export function rowReader(metadata: FileMetaData): (object: Record<string, unknown>) => Row {
  const columns = parquetSchema(metadata).children.map((child) => ({
    name: child.element.name,
    read: readerOf(child),
  }));
  return (object) => Object.fromEntries(columns.map(({ name, read }) => [name, read(object[name], name)]));
}

/** Follows hyparquet's own assembling: lists to arrays, maps to objects, groups to objects. */
function readerOf(tree: SchemaTree, isItem = false): Read {
  const { element, children } = tree;
  if (element.logical_type?.type === 'VARIANT' || element.logical_type?.type === 'FILE') return plain;
  if (element.repetition_type === 'REPEATED' && !isItem) return listOf(readerOf(tree, true));
  if (isListLike(tree)) {
    const [repeated] = children as [SchemaTree];
    const [only] = repeated.children;
    return listOf(only === undefined ? readerOf(repeated, true) : readerOf(only));
  }
  if (isMapLike(tree)) {
    const value = children[0]?.children.find((child) => child.element.name === 'value');
    return value === undefined ? plain : mapOf(readerOf(value));
  }
  if (children.length > 0) return groupOf(children.map((child) => [child.element.name, readerOf(child)]));
  const leaf = leafOf(original.get(element) ?? element);
  return (given, field) => (given === undefined || given === null ? null : leaf(given, field));
}

const listOf =
  (item: Read): Read =>
  (value, field) =>
    isMany(value) ? Array.from(value, (each, i) => item(each, `${field}[${i}]`)) : plain(value);

const isMany = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);

const mapOf =
  (read: Read): Read =>
  (value, field) =>
    value === null || value === undefined || typeof value !== 'object'
      ? plain(value)
      : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, read(inner, `${field}.${key}`)]));

const groupOf =
  (fields: [string, Read][]): Read =>
  (value, field) =>
    value === null || value === undefined || typeof value !== 'object'
      ? plain(value)
      : Object.fromEntries(
          fields.map(([name, read]) => [name, read((value as Record<string, unknown>)[name], `${field}.${name}`)]),
        );
