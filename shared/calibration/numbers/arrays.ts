// Reading and adding where an index is known to be in range. The compiler cannot know it, and a fallback of 0 would hide a fault.
// Each takes one kind of array: an engine compiles such a function once, for that kind, and puts it in place.

export const at = (values: Float64Array, index: number): number => values[index] as number;

export const codeAt = (codes: Int16Array, index: number): number => codes[index] as number;

export const nth = <T>(list: readonly T[], index: number): T => list[index] as T;

export function add(values: Float64Array, index: number, by: number): void {
  values[index] = (values[index] as number) + by;
}
