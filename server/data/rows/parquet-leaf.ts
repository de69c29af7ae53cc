// Single values of a Parquet file as JSON, exactly: what JSON's numbers cannot hold becomes text.
import { isUtf8 } from 'node:buffer';
import type { SchemaElement } from 'hyparquet';
import type { Json } from '../../../shared/example/example.ts';
import { exactly } from './exact-numbers.ts';

/** A value that cannot be kept as it is. `says` is the rest of a sentence that begins with its field. */
export class Unreadable extends Error {
  readonly field: string;
  readonly says: string;
  constructor(field: string, says: string) {
    super(`${field} ${says}`);
    this.field = field;
    this.says = says;
  }
}

type Leaf = (value: unknown, field: string) => Json;

/** Written with the annotations that `exactMetadata` took off, so that values come as they are stored. */
export function leafOf({ type, converted_type: converted, logical_type: logical, scale = 0 }: SchemaElement): Leaf {
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return (value) => decimal(unscaled(value), scale);
  if (converted === 'DATE' || logical?.type === 'DATE')
    return (value) => dateText(BigInt(value as number) * DAY_NANOS).slice(0, -'T00:00:00.000Z'.length);
  if (logical?.type === 'TIMESTAMP') return timestamp(PER_UNIT[logical.unit], logical.isAdjustedToUTC);
  if (converted === 'TIMESTAMP_MILLIS') return timestamp(PER_UNIT.MILLIS, true);
  if (converted === 'TIMESTAMP_MICROS') return timestamp(PER_UNIT.MICROS, true);
  if (logical?.type === 'TIME') return time(PER_UNIT[logical.unit]);
  if (converted === 'TIME_MILLIS') return time(PER_UNIT.MILLIS);
  if (converted === 'TIME_MICROS') return time(PER_UNIT.MICROS);
  if (converted === 'INTERVAL') return (value) => interval(value as Uint8Array);
  if (logical?.type === 'UUID') return (value) => uuid(value as Uint8Array);
  if (converted === 'JSON' || logical?.type === 'JSON') return jsonIn;
  if (converted === 'BSON' || logical?.type === 'BSON') return (value) => base64(value as Uint8Array);
  if (converted === 'UTF8' || logical?.type === 'STRING' || converted === 'ENUM' || logical?.type === 'ENUM')
    return text;
  if (converted === 'UINT_64' || (logical?.type === 'INTEGER' && logical.bitWidth === 64 && !logical.isSigned))
    return (value) => plain(BigInt.asUintN(64, BigInt(value as bigint)));
  if (converted === 'UINT_32' || (logical?.type === 'INTEGER' && logical.bitWidth === 32 && !logical.isSigned))
    return (value) => (value as number) >>> 0;
  if (type === 'BYTE_ARRAY')
    return (value) => (value instanceof Uint8Array && isUtf8(value) ? utf8(value) : plain(value));
  return plain;
}

/** What has no annotation that says more. @throws never: what it does not know becomes text */
export function plain(value: unknown): Json {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return base64(value);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(value as unknown as unknown[], plain);
  return Object.fromEntries(Object.entries(value as object).map(([name, inner]) => [name, plain(inner)]));
}

const utf8 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');

const text: Leaf = (value, field) => {
  if (!(value instanceof Uint8Array)) return plain(value);
  if (!isUtf8(value)) throw new Unreadable(field, 'is text that is not UTF-8. Write the file again with proper text.');
  return utf8(value);
};

const jsonIn: Leaf = (value, field) => {
  const source = text(value, field) as string;
  try {
    return JSON.parse(source, exactly) as Json;
  } catch {
    return source;
  }
};

const DAY_NANOS = 86_400_000_000_000n;
const PER_UNIT = { MILLIS: 1_000_000n, MICROS: 1_000n, NANOS: 1n };

function unscaled(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as number | bigint);
  let digits = 0n;
  for (const byte of value) digits = digits * 256n + BigInt(byte);
  return value.length === 0 ? 0n : BigInt.asIntN(value.length * 8, digits);
}

/** A number where a double holds just that decimal; otherwise the decimal as text. */
function decimal(digits: bigint, scale: number): Json {
  const written = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const sign = digits < 0n ? '-' : '';
  const whole = scale === 0 ? `${sign}${written}` : `${sign}${written.slice(0, -scale)}.${written.slice(-scale)}`;
  return exactly('', Number(whole), { source: whole }) as Json;
}

/** As ISO 8601 writes it, to the last digit that is not zero beyond milliseconds. */
export function dateText(nanos: bigint): string {
  const seconds = nanos / 1_000_000_000n - (nanos % 1_000_000_000n < 0n ? 1n : 0n);
  const date = new Date(Number(seconds) * 1000);
  // Further from 1970 than JavaScript's calendar goes.
  if (Number.isNaN(date.getTime())) return `${nanos} ns`;
  return `${date.toISOString().slice(0, -'.000Z'.length)}.${fraction(nanos - seconds * 1_000_000_000n)}Z`;
}

const fraction = (nanos: bigint): string =>
  String(nanos)
    .padStart(9, '0')
    .replace(/(?:000){1,2}$/, '');

/** Without `isUtc` it is a time by some clock on a wall: no zone is said. */
const timestamp =
  (perUnit: bigint, isUtc: boolean): Leaf =>
  (value) => {
    const written = dateText(BigInt(value as number | bigint) * perUnit);
    return isUtc ? written : written.replace(/Z$/, '');
  };

const time =
  (perUnit: bigint): Leaf =>
  (value) =>
    dateText(BigInt(value as number | bigint) * perUnit).slice('1970-01-01T'.length, -1);

function interval(bytes: Uint8Array): Json {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [months, days, milliseconds] = [0, 4, 8].map((at) => view.getUint32(at, true)) as [number, number, number];
  return { months, days, milliseconds };
}

function uuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
