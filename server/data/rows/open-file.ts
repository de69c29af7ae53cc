// Opens a file of rows, whatever it is: tells its kind from its content, and gives its rows.
import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { badFile } from '../bad-file.ts';
import { ByteSource } from './byte-source.ts';
import type { Faults } from './faults.ts';
import { jsonLines } from './json-lines.ts';
import { jsonList } from './json-list.ts';
import { peek } from './peek.ts';
import type { ReadRow } from './read-row.ts';
import { contentOf, KIND_BYTES } from './signatures.ts';
import { removeSpooled, spool } from './spooled-file.ts';
import { asUtf8 } from './text.ts';
import { type TextShape, textShape } from './text-shape.ts';
import { lengthOf, type Packing, unpacked } from './unpack.ts';

export interface FileKind {
  packing: Packing;
  form: 'jsonl' | 'json' | 'csv' | 'tsv' | 'parquet';
}

/** As the ending of a name: `csv.gz`. */
export const kindName = ({ packing, form }: FileKind): string =>
  `${form}${{ none: '', gzip: '.gz', zstd: '.zst' }[packing]}`;

export interface FileToOpen {
  /** Its bytes as they come, or where it lies on the disk. A stream is left where reading stopped. */
  from: { stream: AsyncIterable<Uint8Array> } | { path: string };
  /** Its name: its ending decides only where the content leaves it open. */
  name: string;
  signal: AbortSignal;
  /** Where it may wait on the disk, when it must. */
  uploads: string;
  /** Bytes it may have when unpacked. */
  limitBytes?: number | undefined;
}

export interface RowFile {
  readonly kind: FileKind;
  /** Of the file as it came, so far. */
  readonly bytes: number;
  /**
   * Once; some at a time, each read when it is asked for, all of them before the next some.
   * @throws Refusal bad-file, and what `faults` throws
   */
  rows(faults: Faults): AsyncGenerator<Iterable<ReadRow>>;
  /** After the last row. @throws Refusal bad-file when it was changed while it was read */
  finish(): Promise<{ fileBytes: number; fileSha256: string }>;
  /** At any time. */
  close(): Promise<void>;
}

/** @throws Refusal bad-file when it is nothing that can be read, saying what it is and what to do */
export async function openFile({ from, name, signal, uploads, limitBytes }: FileToOpen): Promise<RowFile> {
  const disk = 'path' in from ? { path: from.path, seen: await stateOf(from.path) } : undefined;
  const ours = 'path' in from ? createReadStream(from.path, { highWaterMark: READ_BYTES }) : undefined;
  const source = new ByteSource('stream' in from ? from.stream : (ours as AsyncIterable<Uint8Array>), signal);
  let spooled: string | undefined;
  let handle: FileHandle | undefined;
  const close = async () => {
    ours?.destroy();
    await handle?.close();
    if (spooled !== undefined) await removeSpooled(spooled);
  };
  try {
    const { packing, chunks } = await unpacked(source.chunks(), limitBytes);
    const { start, all } = await peek(chunks, (start) => lengthOf(start) >= KIND_BYTES);
    if (lengthOf(start) === 0) throw badFile(source.bytes === 0 ? 'It is empty.' : 'It has nothing but blank lines.');
    const content = contentOf(Buffer.concat(start).subarray(0, KIND_BYTES));
    let form: FileKind['form'];
    let rows: RowFile['rows'];
    if (content === 'parquet') {
      form = 'parquet';
      if (disk === undefined || packing !== 'none') spooled = await spool(all, uploads);
      else for await (const _ of all) signal.throwIfAborted();
      handle = await open(spooled ?? (disk as { path: string }).path);
      const slices = slicesOf(handle, (await handle.stat()).size, signal);
      const { parquetRows } = await import('./parquet-rows.ts');
      rows = (faults) => parquetRows(slices, faults);
    } else {
      const text = await textShape(asUtf8(all, content), name);
      form = text.shape.form;
      rows = await textReader(text);
    }
    return {
      kind: { packing, form },
      get bytes() {
        return source.bytes;
      },
      rows,
      async finish() {
        if (disk !== undefined && (await stateOf(disk.path)) !== disk.seen) throw badFile(CHANGED);
        return { fileBytes: source.bytes, fileSha256: source.sha256() };
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const READ_BYTES = 256 * 1024;
const CHANGED = 'It was changed while it was read. Wait until whatever writes it has ended, then import it again.';

/** Differs when the file was replaced, or anything was written to it. What is missing is said when it is read. */
async function stateOf(file: string): Promise<string> {
  const { ino, size, mtimeNs } = await stat(file, { bigint: true }).catch(() => ({ ino: 0n, size: 0n, mtimeNs: 0n }));
  return `${ino} ${size} ${mtimeNs}`;
}

/** Readers that need packages are loaded when there is something for them to read: a thread begins sooner without. */
async function textReader({
  shape,
  chunks,
}: {
  shape: TextShape;
  chunks: AsyncIterable<Uint8Array>;
}): Promise<RowFile['rows']> {
  switch (shape.form) {
    case 'jsonl':
      return (faults) => jsonLines(chunks, faults);
    case 'json':
      return (faults) => jsonList(chunks, shape, faults);
    case 'csv':
    case 'tsv': {
      const { csvRows } = await import('./csv-rows.ts');
      return (faults) => csvRows(chunks, shape, faults);
    }
  }
}

const slicesOf = (handle: FileHandle, size: number, signal: AbortSignal) => ({
  byteLength: size,
  async slice(from: number, to = size): Promise<ArrayBuffer> {
    signal.throwIfAborted();
    const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - from));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
    if (bytesRead < bytes.length) throw badFile(CHANGED);
    return bytes.buffer;
  },
});
