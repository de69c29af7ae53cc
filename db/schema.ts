// Every table, written once in the words of columns/; grouped by what it is about.
import type { Columns } from './columns/sqlite.ts';
import { dataTables } from './schema/data.ts';
import { decidingTables } from './schema/deciding.ts';
import { documentTables } from './schema/documents.ts';
import { labelTables } from './schema/labels.ts';
import { peopleTables } from './schema/people.ts';
import { recordTables } from './schema/records.ts';
import { roomTables } from './schema/rooms.ts';

/** The tables on one engine: `tablesOf(sqliteColumns)`. */
export function tablesOf(columns: Columns) {
  const people = peopleTables(columns);
  const data = dataTables(columns, people);
  const rooms = roomTables(columns, people, data);
  const labels = labelTables(columns, people, data);
  const records = { ...recordTables(columns, rooms, data), ...decidingTables(columns, rooms, data) };
  return { ...people, ...data, ...labels, ...rooms, ...records, ...documentTables(columns) };
}

export type Tables = ReturnType<typeof tablesOf>;
