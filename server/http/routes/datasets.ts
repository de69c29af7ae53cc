// Routes about datasets: bringing one in, looking at its rows, choosing a window. All are for those who may lead.
import { z } from 'zod';
import {
  DatasetDetail,
  DatasetView,
  ExamplePage,
  ImportQuery,
  Rows,
  WindowQuery,
  WindowView,
} from '../../../shared/protocol/datasets.ts';
import { Id } from '../../../shared/room/ids.ts';
import { deleteDataset } from '../../data/delete-dataset.ts';
import { importDataset } from '../../data/import-dataset.ts';
import { listDatasets } from '../../data/list-datasets.ts';
import { readDatasetDetail, readRows } from '../../data/read-dataset.ts';
import { windowOf } from '../../data/window-of.ts';
import { mustLead } from '../../people/must-lead.ts';
import type { Http, Parts } from '../parts.ts';
import { refusals } from '../problem.ts';
import { receiveFile } from '../receive-file.ts';
import { userOf } from '../who-asks.ts';

const tags = ['Datasets'];
/** Read as a stream; this only describes it. */
const TheFile = z.any();
const DatasetPath = z.strictObject({ dataset: Id });

/** Registered apart: here a body is a file, never JSON. */
export function datasetRoutes(http: Http, { given, config, closing, announce }: Parts): void {
  http.removeAllContentTypeParsers();
  http.addContentTypeParser('*', (_req, _payload, done) => done(null));
  http.addHook('preHandler', async (req) => mustLead(given, userOf(req)));
  const receiving = { limitBytes: config.UPLOAD_LIMIT_MB * 1024 ** 2, closing };

  http.get(
    '/datasets',
    { schema: { tags, summary: 'All datasets, newest first', response: { 200: z.array(DatasetView), ...refusals } } },
    async () => listDatasets(given),
  );

  http.post(
    '/datasets',
    {
      schema: {
        tags,
        summary: 'Bring in a file',
        description:
          'The body is the file itself: JSON lines, a JSON list, CSV, TSV or Parquet, also packed with gzip or Zstandard. `import` is an id you choose; `import-progress` announcements on your socket carry it. Ending the request cancels. All rows are brought in, or nothing: `bad-file` names line and field.',
        consumes: ['application/octet-stream'],
        body: TheFile,
        querystring: ImportQuery,
        response: { 201: DatasetView, ...refusals },
      },
    },
    async (req, reply) => {
      const user = userOf(req);
      const { file, name, import: id, onFault } = req.query;
      const onProgress = (soFar: { bytes: number; rows: number }) =>
        announce([{ to: { user }, name: 'import-progress', body: { import: id, ...soFar } }]);
      const { limitBytes } = receiving;
      const dataset = await receiveFile(req.raw, receiving, (stream, signal) =>
        importDataset(given, { user, file, name, onFault, from: { stream }, signal, onProgress, limitBytes }),
      );
      return reply.code(201).send(dataset);
    },
  );

  http.get(
    '/datasets/:dataset',
    {
      schema: {
        tags,
        summary: 'A dataset and where it comes from',
        description: 'How its columns were read, who its file’s raters are, and which rows were left out.',
        params: DatasetPath,
        response: { 200: DatasetDetail, ...refusals },
      },
    },
    async (req) => readDatasetDetail(given, req.params),
  );

  http.get(
    '/datasets/:dataset/examples',
    {
      schema: {
        tags,
        summary: 'Its rows, in file order',
        description: 'What members will be able to read; nothing sealed.',
        params: DatasetPath,
        querystring: Rows,
        response: { 200: ExamplePage, ...refusals },
      },
    },
    async (req) => readRows(given, { ...req.params, ...req.query }),
  );

  http.get(
    '/datasets/:dataset/window',
    {
      schema: {
        tags,
        summary: 'A window and its hash',
        params: DatasetPath,
        querystring: WindowQuery,
        response: { 200: WindowView, ...refusals },
      },
    },
    async (req) => windowOf(given, { ...req.params, ...req.query }),
  );

  http.delete(
    '/datasets/:dataset',
    {
      schema: {
        tags,
        summary: 'Delete a dataset',
        description: '`in-use` while a room reads it.',
        params: DatasetPath,
        response: { 204: z.undefined().describe('Deleted.'), ...refusals },
      },
    },
    async (req, reply) => {
      await deleteDataset(given, { user: userOf(req), ...req.params });
      return reply.code(204).send();
    },
  );
}
