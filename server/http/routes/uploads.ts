// Routes about files that were sent and are not yet datasets: sending one, looking at it, mapping it, bringing it in.
import { z } from 'zod';
import { DatasetView } from '../../../shared/protocol/datasets.ts';
import {
  ImportUpload,
  Preview,
  PreviewRequest,
  UploadPath,
  UploadQuery,
  UploadView,
} from '../../../shared/protocol/uploads.ts';
import { importUpload } from '../../data/import-upload.ts';
import { dropUpload, previewUpload, readUpload, takeUpload } from '../../data/look-at-upload.ts';
import { mustLead } from '../../people/must-lead.ts';
import type { Http, Parts } from '../parts.ts';
import { refusals } from '../problem.ts';
import { receiveFile } from '../receive-file.ts';
import { userOf } from '../who-asks.ts';

const tags = ['Uploads'];
/** Read as a stream; this only describes it. */
const TheFile = z.any();
/** A mapping may name ten thousand columns. */
const MAPPING_LIMIT_BYTES = 4 * 1024 * 1024;

/** Registered apart: here a body is a file, never JSON. */
export function uploadFileRoute(http: Http, { given, config, closing }: Parts): void {
  http.removeAllContentTypeParsers();
  http.addContentTypeParser('*', (_req, _payload, done) => done(null));
  http.addHook('preHandler', async (req) => mustLead(given, userOf(req)));
  const receiving = { limitBytes: config.UPLOAD_LIMIT_MB * 1024 ** 2, closing };

  http.post(
    '/uploads',
    {
      schema: {
        tags,
        summary: 'Send a file to look at it first',
        description:
          'The body is the file itself, as for `POST /datasets`. Answers what it is, what its columns hold and how it would be read. It is kept for a day, for you alone.',
        consumes: ['application/octet-stream'],
        body: TheFile,
        querystring: UploadQuery,
        response: { 201: UploadView, ...refusals },
      },
    },
    async (req, reply) => {
      const { limitBytes } = receiving;
      const view = await receiveFile(req.raw, receiving, (stream, signal) =>
        takeUpload(given, { user: userOf(req), file: req.query.file, stream, signal, limitBytes }),
      );
      return reply.code(201).send(view);
    },
  );
}

export function uploadRoutes(http: Http, { given, config, closing, announce }: Parts): void {
  http.get(
    '/uploads/:upload',
    {
      schema: {
        tags,
        summary: 'A file that was sent',
        params: UploadPath,
        response: { 200: UploadView, ...refusals },
      },
    },
    async (req) => readUpload(given, { user: userOf(req), ...req.params, signal: closing }),
  );

  http.post(
    '/uploads/:upload/preview',
    {
      bodyLimit: MAPPING_LIMIT_BYTES,
      schema: {
        tags,
        summary: 'How a mapping reads its first rows',
        description: 'The first examples as members would read them, and what becomes of each column. Nothing sealed.',
        params: UploadPath,
        body: PreviewRequest,
        response: { 200: Preview, ...refusals },
      },
    },
    async (req) => previewUpload(given, { user: userOf(req), ...req.params, ...req.body, signal: closing }),
  );

  http.post(
    '/uploads/:upload/import',
    {
      bodyLimit: MAPPING_LIMIT_BYTES,
      schema: {
        tags,
        summary: 'Bring it in by a mapping',
        description:
          'All rows are brought in, or nothing; with `onFault: "skip"`, all that can be read. The mapping is offered again for files with the same columns. `import-progress` announcements carry `import`.',
        params: UploadPath,
        body: ImportUpload,
        response: { 201: DatasetView, ...refusals },
      },
    },
    async (req, reply) => {
      const user = userOf(req);
      const { import: id, ...asked } = req.body;
      const onProgress = (soFar: { bytes: number; rows: number }) =>
        announce([{ to: { user }, name: 'import-progress', body: { import: id, ...soFar } }]);
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const signal = AbortSignal.any([closing, gone.signal]);
      const limitBytes = config.UPLOAD_LIMIT_MB * 1024 ** 2;
      const at = { user, ...req.params, signal, onProgress, limitBytes };
      return reply.code(201).send(await importUpload(given, { ...asked, ...at }));
    },
  );

  http.delete(
    '/uploads/:upload',
    {
      schema: {
        tags,
        summary: 'Let go of a file that was sent',
        params: UploadPath,
        response: { 204: z.undefined().describe('Gone.'), ...refusals },
      },
    },
    async (req, reply) => {
      await dropUpload(given, { user: userOf(req), ...req.params });
      return reply.code(204).send();
    },
  );
}
