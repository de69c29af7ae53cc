// Mode stats: checks the statistics of shared/calibration against a file of test vectors.
import { calibrate } from '../server/cli/calibrate.ts';

process.exitCode = await calibrate(process.argv[2], (line) => console.log(line));
