// R's package irr as a yardstick, where both are installed: kripp.alpha (https://cran.r-project.org/package=irr).
import { spawnSync } from 'node:child_process';

export interface InR {
  alpha: number;
  /** Of kripp.alpha alone, without the start of R. */
  ms: number;
}

/** Repeats in R, so that its clock of milliseconds tells something. */
const REPEATS = 5;

const script = (level: string): string => `
suppressPackageStartupMessages(library(irr))
ratings <- as.matrix(read.csv(file("stdin"), header = FALSE))
began <- proc.time()[["elapsed"]]
for (time in 1:${REPEATS}) alpha <- kripp.alpha(ratings, "${level}")$value
cat(format(alpha, digits = 15), (proc.time()[["elapsed"]] - began) * 1000 / ${REPEATS})
`;

/** `ratings`: items × raters, null where there is none. Undefined when there is no R, or no irr in it. */
export function alphaInR(ratings: readonly (number | null)[][], level: 'ordinal' | 'interval'): InR | undefined {
  // As kripp.alpha has it: a line for each rater.
  const lines = ratings[0]?.map((_, rater) => ratings.map((row) => row[rater] ?? 'NA').join(',')) ?? [];
  const { status, stdout } = spawnSync('Rscript', ['-e', script(level)], { input: lines.join('\n'), encoding: 'utf8' });
  if (status !== 0) return undefined;
  const [alpha = Number.NaN, ms = Number.NaN] = stdout.trim().split(/\s+/).map(Number);
  return { alpha, ms };
}
