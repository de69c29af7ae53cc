// Writes the migrations again and fails when that changes one: then schema and migrations do not belong together.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { MIGRATIONS, migrations } from './migrations.mjs';

/** @returns {Map<string, string>} text of every file below the migrations, by path */
function snapshot() {
  if (!existsSync(MIGRATIONS)) return new Map();
  const files = readdirSync(MIGRATIONS, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(MIGRATIONS, name))
    .filter((file) => statSync(file).isFile());
  return new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
}

const before = snapshot();
const code = await migrations();
const after = snapshot();
const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
  (file) => before.get(file) !== after.get(file),
);

if (changed.length > 0) {
  console.error(`\nThe schema asks for migrations that are not there. They have been written now:`);
  for (const file of changed) console.error(`  ${file}`);
  console.error('Read them, and commit them together with the schema.');
}
process.exitCode = changed.length > 0 ? 1 : code;
