// `tableread calibrate FILE`: the statistics against a file of test vectors.
import path from 'node:path';
import { calibrate } from './calibrate.ts';
import { argumentsOf } from './misuse.ts';

/** `folder`: where the person stands who names the file. */
export function calibrateCommand(args: string[], folder: string): Promise<number> {
  const { one } = argumentsOf(args, {}, 'file of test vectors');
  return calibrate(path.resolve(folder, one), (line) => console.log(line));
}
