// HTTP body of a dataset at a glance: how much there is to read where, and which of its rows rooms have read.
import { z } from 'zod';
import { Id } from '../room/ids.ts';

/** More cells than this cannot be told apart on a screen. */
export const STRIP_CELLS = 240;

export const WindowUsed = z.strictObject({
  start: z.int(),
  count: z.int(),
  madeAt: z.int(),
  /** Which room; left out of rooms that the one who asks is not in. */
  room: z.strictObject({ id: Id, title: z.string() }).optional(),
});
export type WindowUsed = z.infer<typeof WindowUsed>;

export const DatasetStrip = z.strictObject({
  rows: z.int(),
  /** How many rows a cell stands for; the last cell may have fewer. */
  step: z.int().min(1),
  /** For each cell, how long the visible part of a row is on average, in characters. */
  lengths: z.array(z.number()),
  /** The windows of all rooms, the newest first. */
  windows: z.array(WindowUsed),
  /** Rows that a filter removed, from 0: only those whose table was opened to the one who asks. */
  removed: z.array(z.int()),
});
export type DatasetStrip = z.infer<typeof DatasetStrip>;
