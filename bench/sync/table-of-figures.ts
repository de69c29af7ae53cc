// Prints what two servers took, beside each other: the median of each figure over all rounds, and the ratio.
type Figures = Record<string, number>;

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** The first of the two is the yardstick. */
export function printBeside(rounds: Record<string, Figures[]>): void {
  const columns = [...Object.keys(rounds), 'ratio'].map((name) => name.padStart(11)).join('');
  console.log(`${'figure'.padEnd(30)}${columns}`);
  const [yardstick = [], ours = []] = Object.values(rounds);
  for (const figure of Object.keys(ours[0] ?? {})) {
    const [limit, its] = [yardstick, ours].map((each) => median(each.map((figures) => figures[figure] ?? Number.NaN)));
    const columns = [
      (limit ?? 0).toPrecision(3),
      (its ?? 0).toPrecision(3),
      `${((its ?? 0) / (limit ?? 0)).toFixed(2)} ×`,
    ];
    console.log(figure.padEnd(30) + columns.map((column) => column.padStart(11)).join(''));
  }
}
