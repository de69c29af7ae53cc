// A file that lies on the server: what it is, how it would be read, bringing it in, letting go of it.
import type { Mapping } from '../../shared/example/mapping.ts';
import type { DatasetView } from '../../shared/protocol/datasets.ts';
import type { ImportUpload, Preview, UploadView } from '../../shared/protocol/uploads.ts';
import type { Id } from '../../shared/room/ids.ts';
import { ask, tell } from './ask.ts';

const schemas = () => import('../../shared/protocol/uploads.ts');

/** Only the one who sent it finds it. */
export const readUpload = (upload: Id): Promise<UploadView> =>
  ask({ path: `/uploads/${upload}`, answer: async () => (await schemas()).UploadView });

/** The first `count` examples as this mapping reads them. */
export const previewUpload = (upload: Id, mapping: Mapping, count: number): Promise<Preview> =>
  ask({
    method: 'POST',
    path: `/uploads/${upload}/preview`,
    body: { mapping, count },
    answer: async () => (await schemas()).Preview,
  });

/** Takes as long as it takes; aborting cancels it, and nothing of it is kept but the upload itself. */
export const importUpload = (upload: Id, wish: ImportUpload, signal: AbortSignal): Promise<DatasetView> =>
  ask({
    method: 'POST',
    path: `/uploads/${upload}/import`,
    body: wish,
    signal,
    answer: async () => (await import('../../shared/protocol/datasets.ts')).DatasetView,
  });

/** The file is gone from the server; nothing was imported. */
export const letGoOf = (upload: Id): Promise<void> => tell('DELETE', `/uploads/${upload}`);
