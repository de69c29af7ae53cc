// The yardstick for Rasch severities: joint maximum likelihood with the probabilities of every rating written out.

type Rows = readonly (readonly (number | null)[])[];
interface Rated {
  item: number;
  rater: number;
  score: number;
}
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const bounded = (step: number) => Math.max(-1, Math.min(1, step));

/** Scores 1..points; Newton's steps for items, raters and thresholds in turn until none exceeds 1e-6. Expects no extreme items or raters. */
export function plainRasch(rows: Rows, points: number): { severities: number[] } {
  const ratings = rows.flatMap((row, item) =>
    row.flatMap((value, rater): Rated[] => (value === null ? [] : [{ item, rater, score: value - 1 }])),
  );
  const byItem = Map.groupBy(ratings, ({ item }) => item);
  const byRater = Map.groupBy(ratings, ({ rater }) => rater);
  const abilities = rows.map(() => 0);
  const severities = (rows[0] ?? []).map(() => 0);
  const thresholds = new Array<number>(points - 1).fill(0);
  const shares = ({ item, rater }: Rated): number[] => {
    const logs = Array.from(
      { length: points },
      (_, k) => k * ((abilities[item] ?? 0) - (severities[rater] ?? 0)) - sum(thresholds.slice(0, k)),
    );
    const parts = logs.map(Math.exp);
    return parts.map((part) => part / sum(parts));
  };
  const slope = (own: readonly Rated[]): number => {
    let [residual, information] = [0, 0];
    for (const rating of own) {
      const p = shares(rating);
      const expected = sum(p.map((share, k) => k * share));
      residual += rating.score - expected;
      information += sum(p.map((share, k) => share * (k - expected) ** 2));
    }
    return residual / information;
  };
  for (;;) {
    let moved = 0;
    const step = (values: number[], index: number, by: number) => {
      values[index] = (values[index] ?? 0) + bounded(by);
      moved = Math.max(moved, Math.abs(bounded(by)));
    };
    for (const [item, own] of byItem) step(abilities, item, slope(own));
    for (const [rater, own] of byRater) step(severities, rater, -slope(own));
    for (const k of thresholds.keys()) {
      let [residual, information] = [0, 0];
      for (const rating of ratings) {
        const above = sum(shares(rating).slice(k + 1));
        residual += (rating.score > k ? 1 : 0) - above;
        information += above * (1 - above);
      }
      step(thresholds, k, -residual / information);
    }
    const [strict, high] = [sum(severities) / severities.length, sum(thresholds) / thresholds.length];
    for (const rater of severities.keys()) severities[rater] = (severities[rater] ?? 0) - strict;
    for (const k of thresholds.keys()) thresholds[k] = (thresholds[k] ?? 0) - high;
    for (const item of abilities.keys()) abilities[item] = (abilities[item] ?? 0) - strict - high;
    if (moved < 1e-6) return { severities };
  }
}
