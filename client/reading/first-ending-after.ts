// Finds a place in a list of spans that lie one after the other.

/** Index of the first span that ends after an offset; spans.length when there is none. O(log n). */
export function firstEndingAfter(spans: readonly { readonly to: number }[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
