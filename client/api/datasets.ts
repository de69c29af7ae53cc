// Datasets: the list, one of them, its rows, and windows into it.
import type { DatasetStrip } from '../../shared/protocol/dataset-strip.ts';
import type { DatasetDetail, DatasetView, ExamplePage, WindowView } from '../../shared/protocol/datasets.ts';
import type { RowChanges } from '../../shared/protocol/row-changes.ts';
import type { Id } from '../../shared/room/ids.ts';
import { ask, queryOf, tell } from './ask.ts';

const schemas = () => import('../../shared/protocol/datasets.ts');

export const listDatasets = (): Promise<DatasetView[]> =>
  ask({ path: '/datasets', answer: async () => (await schemas()).DatasetView.array() });

export const readDataset = (dataset: Id): Promise<DatasetDetail> =>
  ask({ path: `/datasets/${dataset}`, answer: async () => (await schemas()).DatasetDetail });

/** Rows [start, start + count), from 0. */
export const readRows = (dataset: Id, start: number, count: number): Promise<ExamplePage> =>
  ask({
    path: `/datasets/${dataset}/examples${queryOf({ start, count })}`,
    answer: async () => (await schemas()).ExamplePage,
  });

/** The window of these rows with its content hash; makes nothing. */
export const lookAtWindow = (dataset: Id, start: number, count: number): Promise<WindowView> =>
  ask({
    path: `/datasets/${dataset}/window${queryOf({ start, count })}`,
    answer: async () => (await schemas()).WindowView,
  });

/** All of it at a glance: how long rows are, and which of them rooms read. */
export const readStrip = (dataset: Id): Promise<DatasetStrip> =>
  ask({
    path: `/datasets/${dataset}/strip`,
    answer: async () => (await import('../../shared/protocol/dataset-strip.ts')).DatasetStrip,
  });

/** Changes [from, from + count) since an earlier import. */
export const readChanges = (dataset: Id, since: Id, from: number, count: number): Promise<RowChanges> =>
  ask({
    path: `/datasets/${dataset}/changes${queryOf({ since, from, count })}`,
    answer: async () => (await import('../../shared/protocol/row-changes.ts')).RowChanges,
  });

/** Refused with `in-use` while a room reads from it. */
export const deleteDataset = (dataset: Id): Promise<void> => tell('DELETE', `/datasets/${dataset}`);
