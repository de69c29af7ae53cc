// The one Range that places on the page are measured with: a live Range costs on every later change of the page until it is collected.
let range: Range | undefined;

/** Lends it to `measure`, which must not keep it. */
export function withRange<T>(measure: (range: Range) => T): T {
  range ??= document.createRange();
  try {
    return measure(range);
  } finally {
    range.setStart(document, 0);
    range.collapse(true);
  }
}
