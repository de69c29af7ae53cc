// A disk that is full in the middle of an import, in a process of its own whose files may not grow beyond a size.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../db/open-database.ts';
import { removeUnfinishedImports } from '../../../server/data/remove-unfinished-imports.ts';
import { aGiven } from '../../support/given.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { everythingKept, NOTHING } from './importing.ts';

/** Kilobytes: the tables take a few hundred, the file to import twelve thousand. */
const FILES_MAY_HAVE = 4_000;

test.skipIf(process.platform === 'win32')(
  '[D1] [D2] when the disk is full in the middle, nothing is shown or left, and it is said that nothing could be saved',
  async () => {
    const folder = temporaryFolder('disk-full');
    const [place, uploads] = [path.join(folder.path, 'tableread.db'), path.join(folder.path, 'uploads')];
    const child = fileURLToPath(new URL('./disk-full-child.ts', import.meta.url));
    const limited = `ulimit -f ${FILES_MAY_HAVE}; exec "$0" "$@"`;
    const { stdout } = await promisify(execFile)('bash', ['-c', limited, process.execPath, child, place, uploads]);
    expect(JSON.parse(stdout)).toEqual({ imported: 'not-saved', spooled: 'not-saved', seen: [] });
    expect(readdirSync(uploads)).toEqual([]);
    // There is room again: the next start takes away what could not be taken away then.
    await using other = await aGiven();
    const given = { ...other, database: await openDatabase(`file:${place}`) };
    await removeUnfinishedImports(given);
    expect(await everythingKept(given)).toEqual(NOTHING);
    await given.database.close();
    folder.remove();
  },
  60_000,
);
