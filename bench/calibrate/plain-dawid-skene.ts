// The yardstick for Dawid and Skene's model: lists of lists, as one writes it down from the paper.

type Rows = readonly (readonly (number | null)[])[];
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Labels 1..classes; plain maximum likelihood, stops when the log-likelihood rises by less than 1e-9. */
export function plainDawidSkene(rows: Rows, classes: number): { logLikelihood: number } {
  const all = Array.from({ length: classes }, (_, c) => c);
  const raters = rows[0]?.length ?? 0;
  let posteriors = rows.map((row) => {
    const given = row.filter((value) => value !== null);
    return all.map((c) => given.filter((value) => value === c + 1).length / given.length);
  });
  let before = Number.NEGATIVE_INFINITY;
  for (;;) {
    const prevalence = all.map((c) => sum(posteriors.map((row) => row[c] ?? 0)) / rows.length);
    const rates = Array.from({ length: raters }, (_, r) =>
      all.map((c) => {
        const counts = all.map((label) =>
          rows.reduce((total, row, i) => (row[r] === label + 1 ? total + (posteriors[i]?.[c] ?? 0) : total), 0),
        );
        return counts.map((count) => count / sum(counts));
      }),
    );
    let logLikelihood = 0;
    posteriors = rows.map((row) => {
      const logs = all.map((c) =>
        row.reduce<number>(
          (total, value, r) => (value === null ? total : total + Math.log(rates[r]?.[c]?.[value - 1] ?? 0)),
          Math.log(prevalence[c] ?? 0),
        ),
      );
      const most = Math.max(...logs);
      const parts = logs.map((log) => Math.exp(log - most));
      logLikelihood += most + Math.log(sum(parts));
      return parts.map((part) => part / sum(parts));
    });
    if (logLikelihood - before < 1e-9) return { logLikelihood };
    before = logLikelihood;
  }
}
