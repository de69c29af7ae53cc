// Reads what a connection says of itself: the bytes of y-protocols' awareness, each state with the client it is said of.
import * as decoding from 'lib0/decoding';

export interface SaidState {
  client: number;
  clock: number;
  /** JSON as it came. */
  state: string;
}

/** @throws when the body is cut short or goes on after its end */
export function readAwareness(message: Uint8Array): SaidState[] {
  const outer = decoding.createDecoder(message);
  decoding.readVarUint(outer);
  const decoder = decoding.createDecoder(decoding.readVarUint8Array(outer));
  const said: SaidState[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    said.push({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      state: decoding.readVarString(decoder),
    });
  }
  if (decoding.hasContent(decoder)) throw new Error('awareness goes on after its end');
  return said;
}

/**
 * The state as others are told it: what its person says, under the member that the server knows them as. Whatever they say of
 * who they are is left out. undefined when the state is taken back.
 * @throws when it is no JSON, or neither an object nor null
 */
export function stampState(json: string, member: string): string | undefined {
  const said: unknown = JSON.parse(json);
  if (said === null) return undefined;
  if (typeof said !== 'object' || Array.isArray(said)) throw new Error('a state of awareness is an object');
  const { user: _claimed, ...rest } = said as Record<string, unknown>;
  return JSON.stringify({ ...rest, member });
}
