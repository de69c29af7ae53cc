// Starts every mode of the project; plain JavaScript, so that it runs on any Node from 18 on with nothing installed.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installWhenLockChanged } from './install.mjs';
import { modes } from './modes.mjs';

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
const [name = 'start', ...args] = process.argv.slice(2);
const mode = modes[name];

if (!mode) {
  const list = Object.entries(modes).map(([each, { says }]) => `  ${each.padEnd(12)}${says}`);
  console.error(`There is no mode called ${name}. The modes are:\n\n${list.join('\n')}\n`);
  process.exit(1);
}

installWhenLockChanged();
process.exitCode = await mode.run(args);
