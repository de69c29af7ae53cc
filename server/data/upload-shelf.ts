// Files that somebody has sent and not yet decided on: each with who sent it, in the folder for files that wait.
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { Sha256 } from '../../shared/protocol/datasets.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import { Id, newId } from '../../shared/room/ids.ts';
import type { Given } from '../given.ts';
import { datasetName } from './dataset-name.ts';
import { ByteSource } from './rows/byte-source.ts';
import { removeSpooled, spool } from './rows/spooled-file.ts';

/** Whoever comes back later sends the file again. */
export const UPLOAD_KEPT_MS = 24 * 60 * 60 * 1000;
/** Of more, the oldest goes: a disk is not for files that nobody decides on. */
export const UPLOADS_PER_PERSON = 3;

const Upload = z.strictObject({
  id: Id,
  user: Id,
  file: z.strictObject({ name: z.string(), bytes: z.int(), sha256: Sha256 }),
  at: z.int(),
});
export type Upload = z.infer<typeof Upload>;

type Shelf = Pick<Given, 'uploads' | 'clock' | 'random'>;

/** The ending is that of every file that waits, so that a start takes both away. */
export const fileOf = ({ uploads }: Pick<Given, 'uploads'>, id: string): string => path.join(uploads, `${id}.upload`);
const ABOUT = '.about.upload';
const aboutOf = (uploads: string, id: string): string => path.join(uploads, `${id}${ABOUT}`);

export interface FileToKeep {
  user: string;
  /** The file's name. */
  file: string;
  stream: AsyncIterable<Uint8Array>;
  signal: AbortSignal;
  limitBytes?: number | undefined;
}

/** @throws Refusal bad-file, too-large, not-saved; then nothing of it is left */
export async function keepUpload(
  given: Shelf,
  { user, file, stream, signal, limitBytes }: FileToKeep,
): Promise<Upload> {
  await removeOld(given, user);
  const source = new ByteSource(stream, signal);
  const spooled = await spool(within(source, limitBytes), given.uploads);
  try {
    const id = newId(given.random);
    const { fileName: name } = datasetName(file);
    const upload = { id, user, file: { name, bytes: source.bytes, sha256: source.sha256() }, at: given.clock.now() };
    await writeFile(aboutOf(given.uploads, id), JSON.stringify(upload), { mode: 0o600 });
    await rename(spooled, fileOf(given, id));
    return upload;
  } catch (error) {
    await removeSpooled(spooled);
    throw error;
  }
}

async function* within(source: ByteSource, limitBytes = Number.POSITIVE_INFINITY): AsyncGenerator<Uint8Array> {
  for await (const chunk of source.chunks()) {
    if (source.bytes > limitBytes) throw new Refusal('too-large');
    yield chunk;
  }
}

/** @throws Refusal not-found, also when another sent it */
export async function findUpload(
  given: Shelf,
  { user, upload: id }: { user: string; upload: string },
): Promise<Upload> {
  const upload = await aboutUpload(given.uploads, id);
  const isKept = upload !== undefined && given.clock.now() - upload.at < UPLOAD_KEPT_MS;
  if (!isKept || upload.user !== user)
    throw new Refusal(
      'not-found',
      'A file that was sent is kept for a day, until the server starts again. Send it again.',
    );
  return upload;
}

export async function removeUpload(given: Pick<Given, 'uploads'>, id: string): Promise<void> {
  await rm(aboutOf(given.uploads, id), { force: true });
  await rm(fileOf(given, id), { force: true });
}

async function aboutUpload(uploads: string, id: string): Promise<Upload | undefined> {
  const text = await readFile(aboutOf(uploads, id), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return Upload.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What nobody came back for, and this person's oldest, so that there is room for one more. */
async function removeOld(given: Shelf, user: string): Promise<void> {
  const names = (await readdir(given.uploads).catch(() => [])).filter((name) => name.endsWith(ABOUT));
  const found = await Promise.all(names.map((name) => aboutUpload(given.uploads, name.slice(0, -ABOUT.length))));
  const all = found.filter((upload) => upload !== undefined).sort((a, b) => b.at - a.at);
  const own = all.filter((upload) => upload.user === user).slice(UPLOADS_PER_PERSON - 1);
  const old = all.filter(({ at }) => given.clock.now() - at >= UPLOAD_KEPT_MS);
  for (const { id } of new Set([...own, ...old])) await removeUpload(given, id);
}
