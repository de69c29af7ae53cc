// The tables in PostgreSQL's dialect, as the migration generator reads them.
import { postgresColumns } from './columns/postgres.ts';
import { tablesOf } from './schema.ts';

export const {
  user,
  authSession,
  signInLink,
  auditEvent,
  dataset,
  example,
  exampleSeal,
  rater,
  rating,
  ratedSpan,
  foldedRow,
  itemKey,
  savedMapping,
  rubric,
  rubricVersion,
  room,
  member,
  invite,
  reveal,
  opening,
  entry,
  judgment,
  lockIn,
  documentUpdate,
  documentSnapshot,
} = tablesOf(postgresColumns);
