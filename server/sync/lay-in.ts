// Puts values into a shared map, and writes nothing where nothing differs: what is written stays in the document's history.
import type * as Y from 'yjs';

/** Undefined takes a value off. */
export function layIn<T>(map: Y.Map<T>, values: ReadonlyMap<string, T | undefined>): void {
  for (const [key, value] of values) {
    if (value === undefined) map.delete(key);
    else if (JSON.stringify(map.get(key)) !== JSON.stringify(value)) map.set(key, value);
  }
}
