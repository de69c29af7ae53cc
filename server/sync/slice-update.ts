// Cuts a large update into small ones that can be applied one after the other, each without anything missing before it.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { type ReadUpdate, readInSteps } from './read-in-steps.ts';

type Struct = ReadUpdate['structs'][number];

/** An update larger than this is applied in slices, with a turn of the event loop for others before each. */
export const SLICED_ABOVE_BYTES = 64 * 1024;

/** So many structs, or clocks, or deleted ranges make a slice: a few milliseconds of integrating. */
const STRUCTS = 150;
const CLOCKS = 32 * 1024;
const RANGES = 1_000;

/**
 * Applies each slice in a turn of the event loop of its own.
 * @returns what the slices end with; undefined when they end with an error or one could not be applied, after which no other is
 */
export async function eachInATurn<T>(
  slices: Generator<Uint8Array | undefined, T>,
  turn: (run: () => void) => void,
  apply: (slice: Uint8Array) => boolean,
): Promise<T | undefined> {
  for (;;) {
    await new Promise<void>((resolve) => turn(resolve));
    try {
      const slice = slices.next();
      if (slice.done) return slice.value;
      if (slice.value !== undefined && !apply(slice.value)) return undefined;
    } catch {
      return undefined;
    }
  }
}

/**
 * The slices of these bytes, after steps that only read them: all are read before any is applied.
 * @throws when they are not one whole update
 */
export function* slicesOf(
  update: Uint8Array,
  state: ReadonlyMap<number, number>,
): Generator<Uint8Array | undefined, boolean> {
  const whole = yield* readInSteps(update);
  yield undefined;
  return yield* sliceUpdate(whole, state);
}

interface Line {
  structs: Struct[];
  next: number;
  /** Something before its next struct is missing. */
  isStuck: boolean;
}

/**
 * Slices of what this update holds beyond `state`: its structs in an order in which each refers only to what is before it, then its
 * deletions. What refers to something that is neither known nor in it is left out, as Yjs would leave it pending.
 * @param state known clocks by client
 * @returns whether anything was left out
 */
export function* sliceUpdate(
  { structs, ds }: ReadUpdate,
  state: ReadonlyMap<number, number>,
): Generator<Uint8Array, boolean> {
  const known = new Map(state);
  const lines = new Map<number, Line>();
  for (const struct of structs) {
    const line = lines.get(struct.id.client);
    if (line !== undefined) line.structs.push(struct);
    else lines.set(struct.id.client, { structs: [struct], next: 0, isStuck: false });
  }
  let slice = new Slice();
  for (const struct of inOrder(lines, known)) {
    slice.add(struct, (known.get(struct.id.client) ?? 0) - struct.id.clock);
    known.set(struct.id.client, struct.id.clock + struct.length);
    if (!slice.isFull) continue;
    yield slice.encode();
    slice = new Slice();
  }
  if (!slice.isEmpty) yield slice.encode();
  for (const [client, ranges] of ds.clients) {
    for (let from = 0; from < ranges.length; from += RANGES) yield deletions(client, ranges.slice(from, from + RANGES));
  }
  return [...lines.values()].some(({ isStuck }) => isStuck);
}

/** Structs that are not known, each after what it refers to. Whoever takes one notes in `known` that it is there. */
function* inOrder(lines: ReadonlyMap<number, Line>, known: ReadonlyMap<number, number>): Generator<Struct> {
  const stateOf = (client: number) => known.get(client) ?? 0;
  for (const first of lines.keys()) {
    // The one on top must go on before the one below it can.
    const stack = [first];
    for (let client = stack.at(-1); client !== undefined; client = stack.at(-1)) {
      const line = lines.get(client);
      const struct = line?.isStuck ? undefined : line?.structs[line.next];
      if (line === undefined || struct === undefined) {
        stack.pop();
        const waiting = lines.get(stack.at(-1) ?? Number.NaN);
        const wanted = waiting?.structs[waiting.next];
        if (waiting !== undefined && wanted !== undefined && missingBefore(wanted, stateOf) === client)
          waiting.isStuck = true;
        continue;
      }
      if (struct.id.clock + struct.length <= stateOf(client)) {
        line.next++;
        continue;
      }
      const missing =
        struct.id.clock > stateOf(client) || struct instanceof Y.Skip ? client : missingBefore(struct, stateOf);
      if (missing !== undefined && stack.includes(missing)) line.isStuck = true;
      else if (missing !== undefined) stack.push(missing);
      else {
        line.next++;
        yield struct;
        if (stack.length > 1) stack.pop();
      }
    }
  }
}

/** A client whose work this refers to, and that is not known so far. */
function missingBefore(struct: Struct, stateOf: (client: number) => number): number | undefined {
  if (!(struct instanceof Y.Item)) return undefined;
  for (const id of [struct.origin, struct.rightOrigin, struct.parent]) {
    if (id instanceof Y.ID && id.client !== struct.id.client && id.clock >= stateOf(id.client)) return id.client;
  }
  return undefined;
}

class Slice {
  readonly #lines = new Map<number, { struct: Struct; offset: number }[]>();
  #structs = 0;
  #clocks = 0;

  get isEmpty(): boolean {
    return this.#structs === 0;
  }

  get isFull(): boolean {
    return this.#structs >= STRUCTS || this.#clocks >= CLOCKS;
  }

  /** @param offset so much of it, from its beginning, is known */
  add(struct: Struct, offset: number): void {
    const line = this.#lines.get(struct.id.client) ?? [];
    this.#lines.set(struct.id.client, line);
    line.push({ struct, offset });
    this.#structs++;
    this.#clocks += struct.length;
  }

  encode(): Uint8Array {
    const encoder = new Y.UpdateEncoderV1();
    const numbers = encoder.restEncoder;
    encoding.writeVarUint(numbers, this.#lines.size);
    for (const [client, line] of this.#lines) {
      const [first] = line;
      encoding.writeVarUint(numbers, line.length);
      encoder.writeClient(client);
      encoding.writeVarUint(numbers, (first?.struct.id.clock ?? 0) + (first?.offset ?? 0));
      for (const { struct, offset } of line) struct.write(encoder as never, offset);
    }
    encoding.writeVarUint(numbers, 0);
    return encoder.toUint8Array();
  }
}

/** An update that only deletes. */
function deletions(client: number, ranges: readonly { clock: number; len: number }[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [0, 1, client, ranges.length]) encoding.writeVarUint(encoder, number);
  for (const { clock, len } of ranges) {
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarUint(encoder, len);
  }
  return encoding.toUint8Array(encoder);
}
