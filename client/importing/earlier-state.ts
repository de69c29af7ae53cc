// Whether a file, or an earlier state of it, is here already.
import type { DatasetView } from '../../shared/protocol/datasets.ts';

type FileFacts = Pick<DatasetView['file'], 'name' | 'sha256'>;

/** The newest dataset of the very same bytes. */
export const twinOf = (datasets: readonly DatasetView[], { sha256 }: FileFacts): DatasetView | undefined =>
  newest(datasets.filter(({ file }) => file.sha256 === sha256));

/** The dataset named by `again`; otherwise the newest of a file of the same name, unless this very file is here. */
export function earlierState(
  datasets: readonly DatasetView[],
  file: FileFacts,
  again?: string,
): DatasetView | undefined {
  if (again) return datasets.find(({ id }) => id === again);
  if (twinOf(datasets, file)) return undefined;
  return newest(datasets.filter((dataset) => dataset.file.name === file.name));
}

const newest = (datasets: readonly DatasetView[]): DatasetView | undefined =>
  datasets.toSorted((a, b) => b.importedAt - a.importedAt)[0];
