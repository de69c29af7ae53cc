// Where a window begins when its start is left to chance; its rows are consecutive all the same.
import { readDataset } from '../data/read-dataset.ts';
import type { Given, Random } from '../given.ts';

/** A start from which `count` rows fit, each as likely as any other; 0 when they fit nowhere. @throws Refusal not-found */
export async function randomStart(
  given: Pick<Given, 'database' | 'random'>,
  { dataset, count }: { dataset: string; count: number },
): Promise<number> {
  const { rows } = await readDataset(given, { dataset });
  return below(given.random, Math.max(1, rows - count + 1));
}

const DRAWN_BYTES = 4;
const DRAWS = 2 ** (8 * DRAWN_BYTES);

/** 0 ≤ n < limit, every n as likely: what is left over above the last whole multiple of the limit is drawn again. */
function below(random: Random, limit: number): number {
  const fair = DRAWS - (DRAWS % limit);
  for (;;) {
    const drawn = random(DRAWN_BYTES).reduce((sum, byte) => sum * 256 + byte, 0);
    if (drawn < fair) return drawn % limit;
  }
}
