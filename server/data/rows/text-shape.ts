// Tells from the beginning of a text how its rows lie, without taking any of it away.
import { isUtf8 } from 'node:buffer';
import { badFile } from '../bad-file.ts';
import { type JsonShape, jsonShape, shapeOfStart } from './json-shape.ts';
import { ROW_LIMIT_BYTES } from './split-lines.ts';
import { TABLE_START_BYTES, type TableShape, tableShape } from './table-shape.ts';
import { validStart } from './text.ts';

export type TextShape = JsonShape | TableShape;

const FIRST_LOOK_BYTES = 64 * 1024;
const [OPEN_LIST, OPEN_OBJECT] = [0x5b, 0x7b];

/**
 * @param text UTF-8 without a mark
 * @throws Refusal bad-file when it is neither JSON nor a table
 */
export async function textShape(
  text: AsyncGenerator<Uint8Array>,
  name: string,
): Promise<{ shape: TextShape; chunks: AsyncGenerator<Uint8Array> }> {
  const start: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  for (let look = FIRST_LOOK_BYTES; ; look *= 2) {
    while (length < look && !isWhole) {
      const { done, value } = await text.next();
      if (done === true) isWhole = true;
      else {
        start.push(value);
        length += value.length;
      }
    }
    const shape = shapeOf(Buffer.concat(start), isWhole, name);
    if (shape !== undefined) return { shape, chunks: again(start, text) };
  }
}

async function* again(start: readonly Uint8Array[], rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* start;
  yield* rest;
}

/** Undefined when more of the text is needed to tell. */
function shapeOf(start: Buffer, isWhole: boolean, name: string): TextShape | undefined {
  const at = start.findIndex((byte) => byte > 32);
  if (at < 0) {
    if (isWhole || start.length > ROW_LIMIT_BYTES) throw badFile('It has nothing but blank lines.');
    return undefined;
  }
  if (start[at] === OPEN_OBJECT || start[at] === OPEN_LIST) {
    const json = start.subarray(at);
    const shape = jsonShape(json, isWhole) ?? (start.length > ROW_LIMIT_BYTES ? shapeOfStart(json) : undefined);
    return shape?.form === 'json' ? { ...shape, at: (shape.at ?? 0) + at } : shape;
  }
  if (!isWhole && start.length < TABLE_START_BYTES) return undefined;
  return tableShape(isUtf8(start) ? start.toString() : validStart(start), name);
}
