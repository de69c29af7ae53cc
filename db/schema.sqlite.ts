// The tables in SQLite's dialect, as the migration generator reads them.
import { sqliteColumns } from './columns/sqlite.ts';
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
} = tablesOf(sqliteColumns);
