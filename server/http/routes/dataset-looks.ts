// Routes that look at a dataset as a whole: its strip, and what became of its rows since an earlier import. For those who may lead.
import { z } from 'zod';
import { DatasetStrip } from '../../../shared/protocol/dataset-strip.ts';
import { ChangesQuery, RowChanges } from '../../../shared/protocol/row-changes.ts';
import { Id } from '../../../shared/room/ids.ts';
import { compareDatasets } from '../../data/compare-datasets.ts';
import { readStrip } from '../../data/read-strip.ts';
import { mustLead } from '../../people/must-lead.ts';
import type { Http, Parts } from '../parts.ts';
import { refusals } from '../problem.ts';
import { userOf } from '../who-asks.ts';

const tags = ['Datasets'];
const DatasetPath = z.strictObject({ dataset: Id });

/** Registered apart: the rule about who may ask is for these alone. */
export function datasetLookRoutes(http: Http, { given }: Parts): void {
  http.addHook('preHandler', async (req) => mustLead(given, userOf(req)));

  http.get(
    '/datasets/:dataset/strip',
    {
      schema: {
        tags,
        summary: 'All of it at a glance, for choosing a window',
        description:
          'How long rows are, the windows of all rooms, and rows that a filter removed: of these only the ones whose table was opened to you.',
        params: DatasetPath,
        response: { 200: DatasetStrip, ...refusals },
      },
    },
    async (req) => readStrip(given, { user: userOf(req), ...req.params }),
  );

  http.get(
    '/datasets/:dataset/changes',
    {
      schema: {
        tags,
        summary: 'What changed, row by row, since an earlier import',
        description: 'Compares what can be seen. Of what is sealed only a number is told.',
        params: DatasetPath,
        querystring: ChangesQuery,
        response: { 200: RowChanges, ...refusals },
      },
    },
    async (req) => compareDatasets(given, { ...req.params, ...req.query }),
  );
}
