// Cuts a text into its lines.

/** Every line with its line end (LF, CRLF or a lone CR), in order; UTF-16 offsets, `to` exclusive. */
export function* linesOf(text: string): Generator<{ readonly from: number; readonly to: number }> {
  let from = 0;
  for (const end of text.matchAll(/\r\n|\n|\r/g)) {
    const to = end.index + end[0].length;
    yield { from, to };
    from = to;
  }
  if (from < text.length) yield { from, to: text.length };
}
