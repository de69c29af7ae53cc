// A process to be killed: commits numbers to an SQLite file until then, and says which it has committed. Run by Node itself.
import { writeSync } from 'node:fs';
import { openDatabase } from '../../../db/open-database.ts';
import { anUpdate } from '../rows.ts';

/** So many writes wait for the writer at any time. */
const LANES = 8;

const [file, when] = process.argv.slice(2) as [string, 'after' | 'before'];
const { write, tables } = await openDatabase(`file:${file}`);

/** A pipe that its reader has not emptied yet refuses at first. */
function acknowledge(number: number): void {
  for (;;) {
    try {
      writeSync(1, `${number}\n`);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

let number = 0;
async function lane(): Promise<never> {
  for (;;) {
    const mine = ++number;
    if (when === 'before') acknowledge(mine);
    await write((tx) => tx.insert(tables.documentUpdate).values(anUpdate({ number: mine })));
    if (when === 'after') acknowledge(mine);
  }
}
await Promise.all(Array.from({ length: LANES }, lane));
