// A dimension as it lies in a draft that anybody in the room may write: whatever is not of its kind is as it was when it was blank.
import type { Dimension } from '../../shared/room/rubric.ts';
import { blankDimension, comparesResponses, dimensionTypes } from './blank-dimension.ts';

type Fields = Record<string, unknown>;

/** Fields that may be absent, and what they are when they are there. */
const OPTIONAL: Record<string, (value: unknown) => boolean> = {
  asksShare: (value) => typeof value === 'boolean',
  passages: isListOf(['at', 'text', 'why']),
  min: (value) => typeof value === 'number',
  max: (value) => typeof value === 'number',
  criticalSeverity: (value) => typeof value === 'string',
};
const LISTS: Record<string, (value: unknown) => boolean> = {
  choices: isListOf(['id', 'label']),
  categories: isListOf(['id', 'label']),
  severities: isListOf(['id', 'label']),
};
const ONE_OF: Record<string, readonly unknown[]> = {
  nature: ['objective', 'subjective'],
  ceiling: ['low', 'high'],
  per: ['example', 'response'],
};

function isListOf(names: readonly string[]): (value: unknown) => boolean {
  const isItem = (item: unknown) => names.every((name) => typeof (item as Fields | null)?.[name] === 'string');
  return (value) => Array.isArray(value) && value.every(isItem);
}

/** Undefined when its kind is none. What is right in form may still lack words: see rubric-faults.ts. */
export function readDimension(fields: Fields): Dimension | undefined {
  const type = dimensionTypes.find((known) => known === fields.type);
  if (type === undefined || typeof fields.id !== 'string') return undefined;
  const read: Fields = { ...blankDimension(type, fields.id) };
  const optional = Object.keys(OPTIONAL).filter((name) => name in read);
  for (const name of optional) delete read[name];
  for (const [name, value] of Object.entries(fields)) {
    const isRight = OPTIONAL[name] ?? LISTS[name] ?? sameForm(name, read[name]);
    if (name in read || (name in OPTIONAL && belongs(name, type))) if (isRight(value)) read[name] = value;
  }
  if (comparesResponses(type)) read.per = 'example';
  return read as unknown as Dimension;
}

const belongs = (name: string, type: Dimension['type']): boolean =>
  name === 'min' || name === 'max' ? type === 'number' : name !== 'criticalSeverity' || type === 'spans';

const sameForm =
  (name: string, like: unknown) =>
  (value: unknown): boolean =>
    (ONE_OF[name]?.includes(value) ?? true) &&
    typeof value === typeof like &&
    Array.isArray(value) === Array.isArray(like);
