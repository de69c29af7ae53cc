// The command line: `tableread import FILE`, `tableread export DATASET`, `tableread calibrate FILE`. Each command is a file beside this one.
import { existsSync } from 'node:fs';
import { Refusal } from '../../shared/protocol/failures.ts';
import { calibrateCommand } from './calibrate-command.ts';
import { exportCommand } from './export-command.ts';
import { importCommand } from './import-command.ts';
import { Misuse } from './misuse.ts';

const USAGE = `tableread import FILE [--name NAME] [--skip] [--link LINK | --to ADDRESS]
    Brings in a file of rows. Without an address, straight into the database of the settings (DATABASE_URL).
    --link   a sign-in link of a running server, as it prints at its start; the sign-in is kept for the next time
    --to     the address of a server that was signed in to before
    --skip   leave out rows that cannot be read, and list them, instead of refusing the file
tableread export DATASET [--out FILE]
    Writes the rows of a dataset (its id or name) as they came in, one JSON object a line, from the database.
tableread calibrate FILE
    Checks the statistics against a file of test vectors (docs/calibration.md) and prints every value that differs.
`;

/** EX_USAGE of sysexits.h. */
const MISUSED = 64;
const commands = { import: importCommand, export: exportCommand, calibrate: calibrateCommand } as const;

async function run([name = '', ...args]: string[]): Promise<number> {
  if (!Object.hasOwn(commands, name))
    throw new Misuse(name === '' ? 'Say what to do.' : `There is no command ${name}.`);
  return commands[name as keyof typeof commands](args, process.env.TABLEREAD_FOLDER ?? process.cwd());
}

// Settings name files from the project's folder, in which this runs; what a person names is in TABLEREAD_FOLDER, where they stand.
if (existsSync('.env')) process.loadEnvFile('.env');

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof Misuse) {
    console.error(`${error.message}\n\n${USAGE}`);
    return MISUSED;
  }
  console.error(error instanceof Refusal ? error.message : String(error instanceof Error ? error.message : error));
  return 1;
});
