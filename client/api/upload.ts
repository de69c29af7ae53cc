// Sends a file to become a dataset. By XMLHttpRequest, because fetch cannot tell how much of a body has been sent.
import type { DatasetView } from '../../shared/protocol/datasets.ts';
import type { Id } from '../../shared/room/ids.ts';
import { queryOf } from './ask.ts';
import { NoAnswer, unreached } from './no-answer.ts';
import { refusalOf } from './refusal-of.ts';

export interface Upload {
  readonly file: File;
  /** What the dataset is to be called; its file's name when left out. */
  readonly name?: string;
  /** Made by the caller, who follows `import-progress` by it. */
  readonly import: Id;
  /** Bytes of the file handed to the network so far. */
  readonly onSent: (bytes: number) => void;
  /** Aborting cancels the import; the server leaves nothing behind. */
  readonly signal: AbortSignal;
}

/** @throws {Refusal} such as `bad-file` naming line and field @throws {NoAnswer} @throws {DOMException} AbortError when cancelled */
export async function uploadDataset({ file, name, import: id, onSent, signal }: Upload): Promise<DatasetView> {
  const schemaFetched = import('../../shared/protocol/datasets.ts');
  const { status, body } = await send(
    `/api/datasets${queryOf({ file: file.name, name, import: id })}`,
    file,
    onSent,
    signal,
  );
  if (status < 200 || status > 299) throw await refusalOf(status, body);
  const { DatasetView } = await schemaFetched;
  const read = DatasetView.safeParse(jsonIn(body));
  if (!read.success) throw new NoAnswer('unreadable', read.error);
  return read.data;
}

function send(
  address: string,
  file: File,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let begun = false;
    signal.addEventListener('abort', () => request.abort());
    request.upload.addEventListener('progress', ({ loaded }) => {
      begun = true;
      onSent(loaded);
    });
    request.addEventListener('load', () => resolve({ status: request.status, body: request.responseText }));
    request.addEventListener('error', () => reject(begun ? new NoAnswer('broken-off') : unreached()));
    request.addEventListener('abort', () => reject(new DOMException('Cancelled.', 'AbortError')));
    request.open('POST', address);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    if (signal.aborted) request.abort();
    else request.send(file);
  });
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
