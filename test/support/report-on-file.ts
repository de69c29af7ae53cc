// A report on a file, the whole way: import, a room over it, everything opened. And the numbers of a report to so many decimals.
import path from 'node:path';
import { importDataset } from '../../server/data/import-dataset.ts';
import { type Measured, numberOf } from '../../shared/calibration/result.ts';
import type { Measure } from '../../shared/calibration/room/measure.ts';
import { reportOn } from '../../shared/calibration/room/report.ts';
import type { Mapping } from '../../shared/example/mapping.ts';
import { calibrationOf } from './calibration.ts';
import { aUser } from './factories.ts';
import { aGiven } from './given.ts';

type Reported = ReturnType<typeof reportOn>;

export async function reportOnFile(file: string, count: number, mapping?: Mapping): Promise<Reported> {
  await using given = await aGiven();
  const user = (await aUser(given, { mayLead: true })).id;
  const { id } = await importDataset(given, { user, file: path.basename(file), from: { path: file }, mapping });
  return reportOn(await calibrationOf(given, { user, dataset: id, count }));
}

export const measureIn = ({ room }: Reported, id: string): Measure => {
  const measure = room.measures.find((each) => each.id === id);
  if (measure === undefined) throw new Error(`no ${id} among ${room.measures.map((each) => each.id)}`);
  return measure;
};

export const numberIn = (known: Measured): number => numberOf(known) ?? Number.NaN;

/** To so many decimals; what rounds to nothing has no sign. */
export function digits(known: Measured | number, places = 6): string {
  const number = typeof known === 'number' ? known : numberIn(known);
  return (Math.round(number * 10 ** places) / 10 ** places + 0).toFixed(places);
}
