// How well a name answers what somebody types: its letters in order, best where words begin or letters stand together.

/** Greater is better; undefined when the letters are not all there, in order. */
export function fuzzyScore(query: string, name: string): number | undefined {
  const wanted = fold(query).replaceAll(/\s+/g, '');
  const text = fold(name);
  if (wanted === '') return 0;
  let best: number | undefined;
  // From each place where it could begin: the first one found is not always the best.
  for (let start = text.indexOf(wanted.charAt(0)); start >= 0; start = text.indexOf(wanted.charAt(0), start + 1)) {
    const score = scoreFrom(wanted, text, start);
    if (score !== undefined && (best === undefined || score > best)) best = score;
  }
  return best;
}

function scoreFrom(wanted: string, text: string, start: number): number | undefined {
  let score = 0;
  let last = start - 1;
  for (const letter of wanted) {
    const at = text.indexOf(letter, last + 1);
    if (at < 0) return undefined;
    if (at === last + 1) score += 3;
    if (at === 0 || /[^\p{L}\p{N}]/u.test(text.charAt(at - 1))) score += 5;
    score -= Math.min(at - last - 1, 10) / 10;
    last = at;
  }
  return score - text.length / 1_000;
}

const fold = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Those that answer, the best first; all of them, as they stand, when nothing is typed. */
export function fuzzyFilter<T>(query: string, items: readonly T[], nameOf: (item: T) => string): T[] {
  if (query.trim() === '') return [...items];
  return items
    .flatMap((item) => {
      const score = fuzzyScore(query, nameOf(item));
      return score === undefined ? [] : [{ item, score }];
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ item }) => item);
}
