// Sends a file to the server, where it waits to be read. By XMLHttpRequest, because fetch cannot tell how much of a body has been sent.
import type { UploadView } from '../../shared/protocol/uploads.ts';
import { queryOf } from './ask.ts';
import { NoAnswer, unreached } from './no-answer.ts';
import { refusalOf } from './refusal-of.ts';

export interface Sending {
  readonly file: File;
  /** Bytes of the file handed to the network so far. */
  readonly onSent: (bytes: number) => void;
  /** Aborting ends it; the server leaves nothing behind. */
  readonly signal: AbortSignal;
}

/** @throws {Refusal} such as `bad-file` saying what it is @throws {NoAnswer} @throws {DOMException} AbortError when cancelled */
export async function sendFile({ file, onSent, signal }: Sending): Promise<UploadView> {
  const schemaFetched = import('../../shared/protocol/uploads.ts');
  const { status, body } = await send(`/api/uploads${queryOf({ file: file.name })}`, file, onSent, signal);
  if (status < 200 || status > 299) throw await refusalOf(status, body);
  const { UploadView } = await schemaFetched;
  const read = UploadView.safeParse(jsonIn(body));
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
