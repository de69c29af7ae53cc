// The yardstick for alpha: coincidences of all pairs of ratings, written as the paper reads, and items drawn anew for each resample.

type Rows = readonly (readonly (number | null)[])[];

/** Krippendorff (2011) C and D: the coincidence matrix, then observed over expected distance. */
export function plainAlpha(rows: Rows, level: 'ordinal' | 'interval'): number {
  const values = [...new Set(rows.flat().filter((value) => value !== null))].sort((a, b) => a - b);
  const k = values.length;
  const coincidences = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  for (const row of rows) {
    const given = row.filter((value) => value !== null).map((value) => values.indexOf(value));
    if (given.length < 2) continue;
    for (const [i, a] of given.entries()) {
      for (const [j, b] of given.entries()) {
        const line = coincidences[a];
        if (i !== j && line) line[b] = (line[b] ?? 0) + 1 / (given.length - 1);
      }
    }
  }
  const totals = coincidences.map((row) => row.reduce((sum, each) => sum + each, 0));
  const n = totals.reduce((sum, each) => sum + each, 0);
  const distance = (a: number, b: number): number => {
    if (level === 'interval') return ((values[a] ?? 0) - (values[b] ?? 0)) ** 2;
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const between = totals.slice(low, high + 1).reduce((sum, each) => sum + each, 0);
    return (between - ((totals[low] ?? 0) + (totals[high] ?? 0)) / 2) ** 2;
  };
  let [observed, expected] = [0, 0];
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      observed += (coincidences[a]?.[b] ?? 0) * distance(a, b);
      expected += (totals[a] ?? 0) * (totals[b] ?? 0) * distance(a, b);
    }
  }
  return 1 - ((n - 1) * observed) / expected;
}

/** Percentile interval, 95 %, quantiles of type 7. */
export function plainAlphaInterval(rows: Rows, level: 'ordinal' | 'interval', resamples: number, random: () => number) {
  const alphas = Array.from({ length: resamples }, () => {
    const drawn = rows.map(() => rows[Math.floor(random() * rows.length)] ?? []);
    return plainAlpha(drawn, level);
  }).sort((a, b) => a - b);
  const quantile = (share: number) => {
    const place = share * (alphas.length - 1);
    const below = Math.floor(place);
    const low = alphas[below] ?? Number.NaN;
    return low + (place - below) * ((alphas[below + 1] ?? low) - low);
  };
  return { low: quantile(0.025), high: quantile(0.975) };
}
