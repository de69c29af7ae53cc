// Files that wait on the disk while they are read: what must be read at any place, and what a person has not yet decided on.
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../../../shared/protocol/failures.ts';

const ENDING = '.upload';

/**
 * Writes the bytes to a new file in the folder and answers with its path. Nothing is left of it when that fails.
 * @throws Refusal not-saved when the disk does not take them; what reading throws
 */
export async function spool(chunks: AsyncIterable<Uint8Array>, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true }).catch(notSaved);
  const file = path.join(folder, `${randomUUID()}${ENDING}`);
  let readingFailed: unknown;
  async function* read() {
    try {
      yield* chunks;
    } catch (error) {
      readingFailed = error;
      throw error;
    }
  }
  try {
    await pipeline(read(), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
    return file;
  } catch (error) {
    await removeSpooled(file);
    throw readingFailed ?? notSaved(error);
  }
}

export const removeSpooled = (file: string): Promise<void> => rm(file, { force: true });

/** What a crash left. Before anyone can import. */
export async function removeAllSpooled(folder: string): Promise<void> {
  const files = await readdir(folder).catch(() => []);
  await Promise.all(
    files.filter((file) => file.endsWith(ENDING)).map((file) => removeSpooled(path.join(folder, file))),
  );
}

function notSaved(error: unknown): never {
  throw new Refusal(
    'not-saved',
    `The file could not be kept while it is read (${(error as NodeJS.ErrnoException).code}).`,
  );
}
