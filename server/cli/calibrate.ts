// What `tableread calibrate FILE` and `npm run stats -- FILE` do: checks the statistics against a file of test vectors and prints every mismatch.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { evaluate, holds } from '../../shared/calibration/vectors/evaluate.ts';
import { Vectors } from '../../shared/calibration/vectors/vector.ts';

/**
 * Evaluates the file and prints a line for each value that is not as expected, then a sum. Answers the exit code: 0 when all vectors hold, 1 when
 * one does not or the file cannot be read as vectors (docs/calibration.md says what it looks like).
 */
export async function calibrate(file: string | undefined, print: (line: string) => void): Promise<0 | 1> {
  if (file === undefined) {
    print('Say which file of test vectors to check: npm run stats -- FILE. docs/calibration.md shows what is in one.');
    return 1;
  }
  const vectors = await vectorsIn(file);
  if (typeof vectors === 'string') {
    print(vectors);
    return 1;
  }
  const results = vectors.map(evaluate);
  for (const { name, statistic, mismatches, fault } of results) {
    if (fault !== undefined) print(`${name} (${statistic}): ${fault}`);
    for (const { at, expected, got } of mismatches)
      print(`${name} (${statistic}): ${at} should be ${expected} and is ${got}`);
  }
  const held = results.filter(holds).length;
  const values = results.reduce((sum, { mismatches }) => sum + mismatches.length, 0);
  print(`${held} of ${results.length} vectors hold${values > 0 ? `; ${values} values differ` : ''}.`);
  return held === results.length ? 0 : 1;
}

/** The vectors of a file, or a sentence that says what is wrong with it. */
async function vectorsIn(file: string): Promise<z.infer<typeof Vectors> | string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (text instanceof Error) return `${file} cannot be read (${text.code}).`;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return `${file} is not JSON: ${(error as Error).message}.`;
  }
  const parsed = Vectors.safeParse(json);
  return parsed.success ? parsed.data : `${file} is not a file of test vectors:\n${z.prettifyError(parsed.error)}`;
}
