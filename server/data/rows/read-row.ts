// A row as the readers give it, whatever the kind of its file.
import type { Row } from '../../../shared/example/format.ts';

/** Where a row stood: its number from 1 in file order, and the line it began on where a file has lines. */
export interface Place {
  row: number;
  line?: number;
}

export interface ReadRow {
  row: Row;
  place: Place;
  /** Its own text as it stood; of CSV, TSV and Parquet its JSON. */
  source: string;
}
