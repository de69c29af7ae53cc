// A file that is written to while it is read from the disk.
import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, expect, test } from 'vitest';
import { Faults } from '../../../server/data/rows/faults.ts';
import { openFile } from '../../../server/data/rows/open-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('changing');
afterAll(() => folder.remove());
const place = path.join(folder.path, 'rows');
const rows = '{"text":"a"}\n'.repeat(50_000);

/** Calls `change` when the first rows have been read. */
async function readWhile(content: string | Uint8Array, change: () => void): Promise<unknown> {
  writeFileSync(place, content);
  const signal = new AbortController().signal;
  const file = await openFile({ from: { path: place }, name: 'rows', signal, uploads: folder.path });
  try {
    let isChanged = false;
    for await (const some of file.rows(new Faults())) {
      if ([...some].length === 0 || isChanged) continue;
      isChanged = true;
      change();
    }
    return await file.finish();
  } finally {
    await file.close();
  }
}

test('[D44] a file that grows, is written over or is replaced while it is read is refused', async () => {
  const changed = { code: 'bad-file', detail: expect.stringMatching(/^It was changed while it was read\./) };
  await expect(readWhile(rows, () => appendFileSync(place, '{"text":"b"}\n'))).rejects.toMatchObject(changed);
  await expect(readWhile(rows, () => writeFileSync(place, rows.replace('a', 'b')))).rejects.toMatchObject(changed);
  const replace = () => {
    writeFileSync(`${place}.new`, rows);
    renameSync(`${place}.new`, place);
  };
  await expect(readWhile(rows, replace)).rejects.toMatchObject(changed);
  const parquet = new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'a', data: ['x', 'y'], type: 'STRING' }] }));
  await expect(readWhile(parquet, () => appendFileSync(place, 'x'))).rejects.toMatchObject(changed);
});

test('[D44] one that stays as it is is read', async () => {
  expect(await readWhile(rows, () => undefined)).toMatchObject({ fileBytes: rows.length });
});
