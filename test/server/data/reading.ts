// Reads files in tests, as an import does, without a database.
import { tmpdir } from 'node:os';
import { expect } from 'vitest';
import { Faults } from '../../../server/data/rows/faults.ts';
import { type FileToOpen, kindName, openFile } from '../../../server/data/rows/open-file.ts';
import type { ReadRow } from '../../../server/data/rows/read-row.ts';
import { Refusal } from '../../../shared/protocol/failures.ts';
import type { OnFault, Skipped } from '../../../shared/protocol/row-fault.ts';
import { inChunks } from './importing.ts';

export interface Read {
  kind: string;
  rows: ReadRow[];
  skipped: Skipped;
}

type Content = string | Uint8Array | AsyncIterable<Uint8Array> | { path: string };
type About = Partial<Pick<FileToOpen, 'name' | 'uploads' | 'limitBytes'>> & { chunk?: number; onFault?: OnFault };

/** @throws Refusal */
export async function readAll(content: Content, { chunk, onFault, ...about }: About = {}): Promise<Read> {
  const isBytes = typeof content === 'string' || content instanceof Uint8Array;
  const from = isBytes ? { stream: inChunks(content, chunk) } : 'path' in content ? content : { stream: content };
  const signal = new AbortController().signal;
  const file = await openFile({ from, name: 'rows', signal, uploads: tmpdir(), ...about });
  const faults = new Faults(onFault);
  try {
    const rows: ReadRow[] = [];
    for await (const some of file.rows(faults)) rows.push(...some);
    await file.finish();
    return { kind: kindName(file.kind), rows, skipped: faults.skipped };
  } finally {
    await file.close();
  }
}

/** Only the rows themselves. */
export const rowsIn = async (content: Content, about?: About) =>
  (await readAll(content, about)).rows.map(({ row }) => row);

/** Expects the file to be refused; answers why. */
export async function whyUnread(content: Content, about?: About): Promise<string> {
  const refusal = await readAll(content, about).then(
    () => expect.fail('The file was read.'),
    (error: unknown) => error,
  );
  if (!(refusal instanceof Refusal)) throw refusal;
  expect(refusal.code).toBe('bad-file');
  return refusal.detail ?? '';
}
