// A file that waits on the server, and an import whose questions the test answers.

import type { Sending } from '../../../client/api/send-file.ts';
import { type Doors, ImportRun } from '../../../client/importing/import-run.svelte.ts';
import type { DatasetView } from '../../../shared/protocol/datasets.ts';
import type { ColumnView, ExamplePreview, ImportUpload, UploadView } from '../../../shared/protocol/uploads.ts';
import { anExample, idOf } from './screens-stage.ts';

export const aColumn = (name: string, about: Partial<ColumnView> = {}): ColumnView => ({
  name,
  types: ['text'],
  filled: 1,
  samples: [`${name} one`, `${name} two`],
  ...about,
});

export const aPreviewed = (row = 1, sealed: string[] = ['score']): ExamplePreview => ({
  rows: [row],
  content: anExample(row - 1).content,
  ...{ sealed, raters: [], ratings: 0, spans: 0 },
});

export const anUpload = (about: Partial<UploadView> = {}): UploadView => ({
  upload: idOf('upload'),
  file: { name: 'fables.csv.gz', bytes: 4_000, sha256: 'f'.repeat(64) },
  kind: 'csv.gz',
  rowsLookedAt: 20,
  columns: [aColumn('prompt'), aColumn('answer'), aColumn('score', { types: ['number'], filled: 0.5 })],
  proposal: {
    mapping: { format: 'prompt-responses', columns: [], raters: [] },
    format: 'prompt-responses',
    confidence: 0.9,
  },
  saved: [],
  preview: {
    fates: [
      ['prompt', 'text'],
      ['answer', 'text'],
      ['score', 'sealed'],
    ],
    ...{ foldBy: [], raters: [], examples: [aPreviewed()] },
  },
  ...about,
});

/** An import that goes on when the test says so. */
export function heldImport(found: UploadView = anUpload()) {
  const sent = Promise.withResolvers<UploadView>();
  const imported = [Promise.withResolvers<DatasetView>()];
  const sendings: Sending[] = [];
  const wishes: ImportUpload[] = [];
  const dropped: string[] = [];
  let hear = (_: { import: string; bytes: number; rows: number }) => {};
  const cancelled = () => new DOMException('Cancelled.', 'AbortError');
  const doors: Doors = {
    sendFile(sending) {
      sendings.push(sending);
      sending.signal.addEventListener('abort', () => sent.reject(cancelled()));
      return sent.promise;
    },
    readUpload: async () => found,
    importUpload(_, wish, signal) {
      wishes.push(wish);
      const held = Promise.withResolvers<DatasetView>();
      imported.push(held);
      signal.addEventListener('abort', () => held.reject(cancelled()));
      return held.promise;
    },
    async letGoOf(upload) {
      dropped.push(upload);
    },
    followImport(_, listen) {
      hear = listen;
      return () => {};
    },
  };
  return {
    run: new ImportRun(doors),
    ...{ sent, sendings, wishes, dropped },
    imported: () => imported.at(-1) as PromiseWithResolvers<DatasetView>,
    progress: (bytes: number, rows: number) => hear({ import: wishes.at(-1)?.import ?? '', bytes, rows }),
  };
}
