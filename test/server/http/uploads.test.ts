// Looking at a file before it is brought in: what it is, how it would be read, by whom it is found.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UPLOAD_KEPT_MS, UPLOADS_PER_PERSON } from '../../../server/data/upload-shelf.ts';
import { DatasetDetail, DatasetView } from '../../../shared/protocol/datasets.ts';
import { Preview, UploadView } from '../../../shared/protocol/uploads.ts';
import { newId } from '../../../shared/room/ids.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { type RunningApp, startApp, type Visitor } from '../../support/start-app.ts';

let app: RunningApp<FakeClock>;
let lead: Visitor;
beforeAll(async () => {
  app = await startApp();
  lead = await app.signedIn({ mayLead: true, name: 'Lea' });
});
afterAll(() => app.close());

const SECRET = 'canary-4f1f0b6e';
const csv = [
  'item,text,who,stars,model',
  `1,Good day,Ann,4,${SECRET}`,
  `2,Go away,Ann,1,${SECRET}`,
  `1,Good day,Bo,5,${SECRET}`,
]
  .join('\n')
  .concat('\n');
const columns = [
  ['text', { use: 'response' }],
  ['who', { use: 'rater', kind: 'person', standing: 'novice' }],
  ['stars', { use: 'rating', dimension: 'stars', response: 0 }],
];
const mapping = { columns, foldBy: ['item'] };

const sent = async (by: Visitor, body = csv, file = 'rows.csv') => {
  const answer = await by.post(`/api/uploads?file=${file}`, body, { 'content-type': 'application/octet-stream' });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return UploadView.parse(answer.body);
};
const brought = (by: Visitor, upload: string, more: object = {}) =>
  by.post(`/api/uploads/${upload}/import`, { mapping, import: newId(app.given.random), ...more });
const waiting = () => readdirSync(app.given.uploads).length;

test('[D65] a file that was sent tells its kind, its columns and how it would be read', async () => {
  const view = await sent(lead);
  expect(view).toMatchObject({
    file: { name: 'rows.csv', bytes: csv.length },
    kind: 'csv',
    rowsLookedAt: 3,
    columns: [
      { name: 'item', types: ['number'], filled: 1, samples: ['1', '2'] },
      { name: 'text', types: ['text'], samples: ['Good day', 'Go away'] },
      { name: 'who' },
      { name: 'stars', samples: ['4', '1', '5'] },
      { name: 'model' },
    ],
    proposal: { format: 'text' },
  });
  expect((await lead.get(`/api/uploads/${view.upload}`)).body).toEqual(view);
});

test('[D66] [D63] a preview shows examples, what becomes of each column, and nothing sealed', async () => {
  const { upload } = await sent(lead);
  const { body } = await lead.post(`/api/uploads/${upload}/preview`, { mapping });
  const preview = Preview.parse(body);
  expect(preview).toMatchObject({
    fates: [
      ['item', 'field'],
      ['text', 'text'],
      ['who', 'labels'],
      ['stars', 'labels'],
      ['model', 'sealed'],
    ],
    foldBy: ['item'],
    raters: [
      { name: 'Ann', standing: 'novice' },
      { name: 'Bo', standing: 'novice' },
    ],
    examples: [
      {
        rows: [1, 3],
        content: { responses: [{ text: 'Good day' }] },
        sealed: ['model'],
        raters: ['Ann', 'Bo'],
        ratings: 2,
      },
      { rows: [2], content: { responses: [{ text: 'Go away' }] }, sealed: ['model'], raters: ['Ann'], ratings: 1 },
    ],
  });
  expect(JSON.stringify(body)).not.toContain(SECRET);
  const seen = { ...mapping, columns: [...columns, ['model', { use: 'field' }]] };
  const shown = await lead.post(`/api/uploads/${upload}/preview`, { mapping: seen });
  expect(JSON.stringify(shown.body), 'the look for it would have found it').toContain(SECRET);
});

test('[D66] a mapping that reads nothing says so; a row that cannot be read is shown first, with its place', async () => {
  const { upload } = await sent(lead);
  const none = await lead.post(`/api/uploads/${upload}/preview`, { mapping: { columns: [] } });
  expect(none.body).toMatchObject({ examples: [], says: expect.stringMatching(/^Nothing is to be read yet/) });
  expect(await brought(lead, upload, { mapping: { columns: [] } })).toMatchObject({ status: 400 });
  const wrong = { format: 'messages' };
  const { body } = await lead.post(`/api/uploads/${upload}/preview`, { mapping: wrong, count: 2 });
  expect(body.examples).toMatchObject([
    { fault: { row: 1, line: 2, field: 'messages', says: 'is missing.' } },
    { fault: { row: 2 } },
  ]);
});

test('[D67] [D65] brought in by a mapping: folded, kept with the dataset, offered again, and the upload is gone', async () => {
  const { upload } = await sent(lead);
  const answer = await brought(lead, upload, { name: 'Rude or not' });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  const dataset = DatasetView.parse(answer.body);
  expect(dataset).toMatchObject({
    name: 'Rude or not',
    kind: 'csv',
    format: 'columns',
    rows: 2,
    fileRows: 3,
    raters: 2,
  });
  const detail = DatasetDetail.parse((await lead.get(`/api/datasets/${dataset.id}`)).body);
  expect(detail.mapping).toMatchObject(mapping);
  expect(detail.namedRaters.map(({ name }) => name)).toEqual(['Ann', 'Bo']);
  expect((await lead.get(`/api/uploads/${upload}`)).status).toBe(404);
  const reordered = 'stars,model,item,who,text\n3,x,9,Cy,Hm\n';
  const next = await sent(lead, reordered);
  expect(next.saved).toMatchObject([{ name: 'Rude or not', mapping }]);
  expect((await sent(lead, 'other,columns\n1,2\n')).saved).toEqual([]);
});

test('[D65] [D93] nobody else finds it, and after a refusal it is still there', async () => {
  const { upload } = await sent(lead);
  const other = await app.signedIn({ mayLead: true });
  for (const answer of [
    await other.get(`/api/uploads/${upload}`),
    await other.post(`/api/uploads/${upload}/preview`, { mapping }),
    await brought(other, upload),
    await other.ask('DELETE', `/api/uploads/${upload}`),
  ])
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  const refused = await brought(lead, upload, { mapping: { format: 'messages' } });
  expect(refused).toMatchObject({
    status: 422,
    body: {
      code: 'bad-file',
      detail: expect.stringMatching(/^Line 2: the field messages is missing/),
      row: { row: 1, line: 2, field: 'messages', says: 'is missing.', text: expect.any(String) },
    },
  });
  expect((await lead.get(`/api/uploads/${upload}`)).status).toBe(200);
  const skipped = await brought(lead, upload, { mapping: { format: 'text' }, onFault: 'skip' });
  expect(skipped.status).toBe(201);
});

test('[D65] of more than three the oldest goes, and what nobody came back for in a day', async () => {
  const ann = await app.signedIn({ mayLead: true });
  const ids: string[] = [];
  for (let n = 0; n <= UPLOADS_PER_PERSON; n++) {
    ids.push((await sent(ann)).upload);
    app.given.clock.advance(1);
  }
  const statuses = async () => Promise.all(ids.map(async (id) => (await ann.get(`/api/uploads/${id}`)).status));
  expect(await statuses()).toEqual([404, 200, 200, 200]);
  app.given.clock.advance(UPLOAD_KEPT_MS);
  expect(await statuses()).toEqual([404, 404, 404, 404]);
  await sent(ann);
  expect(waiting(), 'one file and what is known of it').toBe(2);
});

test('[D65] a file that is nothing to read is refused at once, and nothing of it is kept', async () => {
  const cy = await app.signedIn({ mayLead: true });
  const before = waiting();
  const answer = await cy.post('/api/uploads?file=a.pdf', '%PDF-1.7 …', { 'content-type': 'application/octet-stream' });
  expect(answer).toMatchObject({ status: 422, body: { code: 'bad-file' } });
  expect(waiting()).toBe(before);
});
