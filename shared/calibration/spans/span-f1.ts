// F1 of two raters' marks, on characters and on whole spans: what papers on annotated errors report.
import { type Measured, undefinedFor } from '../result.ts';
import { type MarkedText, stretchesOf } from './span.ts';

export interface SpanPair {
  first: string;
  second: string;
  /** Texts that both read. */
  texts: number;
  /** 2 × characters both marked / (characters of one + of the other), 0 to 1. */
  characters: Measured;
  /** The same for spans with equal beginning and end, each beginning-and-end once for each rater. */
  exact: Measured;
}

/** Micro-averaged over the texts both read; labels are not looked at. Undefined when neither marked anything. */
export function spanPairs(texts: readonly MarkedText[]): SpanPair[] {
  const raters = [...new Set(texts.flatMap(({ spans }) => [...spans.keys()]))];
  return raters.flatMap((first, a) => raters.slice(a + 1).map((second) => pairOf(texts, first, second)));
}

function pairOf(texts: readonly MarkedText[], first: string, second: string): SpanPair {
  const totals = { texts: 0, shared: 0, marked: 0, same: 0, spans: 0 };
  for (const text of texts) {
    const [own, other] = [text.spans.get(first), text.spans.get(second)];
    if (own === undefined || other === undefined) continue;
    totals.texts++;
    const both = new Map([
      [first, own],
      [second, other],
    ]);
    for (const { length, labels } of stretchesOf({ ...text, spans: both })) {
      const count = labels.filter((label) => label !== '').length;
      totals.marked += count * length;
      if (count === 2) totals.shared += length;
    }
    const keys = (list: typeof own) => new Set(list.map(({ start, end }) => `${start}-${end}`));
    totals.same += [...keys(own)].filter((key) => keys(other).has(key)).length;
    totals.spans += keys(own).size + keys(other).size;
  }
  const f1 = (same: number, all: number): Measured =>
    all === 0 ? undefinedFor('no-spans') : { value: (2 * same) / all };
  return {
    first,
    second,
    texts: totals.texts,
    characters: f1(totals.shared, totals.marked),
    exact: f1(totals.same, totals.spans),
  };
}
