// Rows to store: a test states only what it is about.
import type { Tables } from '../../db/schema.ts';

type Row<Name extends keyof Tables> = Tables[Name]['$inferInsert'];

export const NOW = 1_760_000_000_000;

export const aUser = (given: Partial<Row<'user'>> = {}): Row<'user'> => ({
  id: 'ann',
  name: 'Ann',
  mayLead: false,
  createdAt: NOW,
  ...given,
});

export const aDataset = (given: Partial<Row<'dataset'>> = {}): Row<'dataset'> => ({
  id: 'letters',
  name: 'Letters',
  fileName: 'letters.jsonl',
  fileBytes: 100,
  fileSha256: 'ab',
  format: 'text',
  rows: 2,
  importedAt: NOW,
  importedBy: 'ann',
  ...given,
});

export const anExample = (given: Partial<Row<'example'>> = {}): Row<'example'> => ({
  id: 'first',
  dataset: 'letters',
  position: 0,
  ...given,
});

export const aRater = (given: Partial<Row<'rater'>> = {}): Row<'rater'> => ({
  id: 'rater',
  dataset: 'letters',
  name: 'Rater',
  kind: 'person',
  standing: 'trainer',
  position: 0,
  ...given,
});

export const aRating = (given: Partial<Row<'rating'>> = {}): Row<'rating'> => ({
  example: 'first',
  number: 0,
  rater: 'rater',
  dimension: 'quality',
  value: [1],
  ...given,
});

export const anUpdate = (given: Partial<Row<'documentUpdate'>> = {}): Row<'documentUpdate'> => ({
  document: 'desk/room',
  number: 1,
  bytes: Buffer.from([0, 1, 255]),
  author: null,
  at: NOW,
  ...given,
});
