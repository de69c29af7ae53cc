// One import as the screen sees it: choosing a file, sending it, deciding how it is read, bringing it in, and how each of these ended.
import type { Mapping } from '../../shared/example/mapping.ts';
import type { DatasetView } from '../../shared/protocol/datasets.ts';
import type { OnFault } from '../../shared/protocol/row-fault.ts';
import type { UploadView } from '../../shared/protocol/uploads.ts';
import { newId } from '../../shared/room/ids.ts';
import { followImport } from '../api/follow-import.ts';
import { sendFile } from '../api/send-file.ts';
import { TransferRate } from '../api/transfer-rate.ts';
import { importUpload, letGoOf, readUpload } from '../api/uploads.ts';
import { forgetWish, keptWish } from './kept-wish.ts';

export type Ended = { readonly is: 'cancelled' } | { readonly is: 'failed'; readonly fault: unknown };

/** Of something long: how far in bytes, how fast, and how long still in seconds; undefined while that is not known. */
interface Pace {
  readonly done: number;
  readonly total: number;
  readonly perSecond?: number | undefined;
  readonly left?: number | undefined;
}

export type ImportState =
  | { readonly is: 'choosing'; readonly ended?: Ended }
  | ({ readonly is: 'sending'; readonly name: string } & Pace)
  /** After a reload: the server is asked for the file that waits there. */
  | { readonly is: 'opening' }
  /** `kept` is what was decided before: a reload, or an import that failed, is no reason to decide again. */
  | { readonly is: 'deciding'; readonly upload: UploadView; readonly ended?: Ended; readonly kept?: Wish | undefined }
  | ({ readonly is: 'importing'; readonly upload: UploadView; readonly rows: number } & Pace);

export interface Wish {
  readonly mapping: Mapping;
  readonly name: string;
  readonly onFault: OnFault;
}

/** What it asks of the server. */
const doors = { sendFile, readUpload, importUpload, letGoOf, followImport };
export type Doors = typeof doors;

export class ImportRun {
  state = $state.raw<ImportState>({ is: 'choosing' });
  readonly #doors: Doors;
  #stop = new AbortController();

  constructor(given: Doors = doors) {
    this.#doors = given;
  }

  /** Sends a file; afterwards it is to be decided how it is read. Answers the upload's id; undefined when that was cancelled or failed. */
  async send(file: File): Promise<string | undefined> {
    const { signal } = this.#begin();
    const rate = new TransferRate();
    const onSent = (done: number) => {
      rate.note(performance.now(), done);
      this.state = { is: 'sending', name: file.name, done, total: file.size, ...paceOf(rate, file.size) };
    };
    this.state = { is: 'sending', name: file.name, done: 0, total: file.size };
    try {
      const upload = await this.#doors.sendFile({ file, onSent, signal });
      this.state = { is: 'deciding', upload };
      return upload.upload;
    } catch (fault) {
      this.state = { is: 'choosing', ended: endedBy(fault, signal) };
      return undefined;
    }
  }

  /** Finds a file again that was sent before. */
  async open(id: string): Promise<void> {
    this.state = { is: 'opening' };
    try {
      const upload = await this.#doors.readUpload(id);
      this.state = { is: 'deciding', upload, kept: await keptWish(id) };
    } catch (fault) {
      this.state = { is: 'choosing', ended: { is: 'failed', fault } };
    }
  }

  /** Brings it in. The dataset; undefined when it was cancelled or failed, which `state` then tells: the upload is still there. */
  async take(upload: UploadView, { mapping, name, onFault }: Wish): Promise<DatasetView | undefined> {
    const { signal } = this.#begin();
    const id = newId((count) => crypto.getRandomValues(new Uint8Array(count)));
    const rate = new TransferRate();
    const total = upload.file.bytes;
    this.state = { is: 'importing', upload, rows: 0, done: 0, total };
    const unfollow = this.#doors.followImport(id, ({ rows, bytes }) => {
      if (this.state.is !== 'importing') return;
      rate.note(performance.now(), bytes);
      this.state = { is: 'importing', upload, rows, done: Math.min(bytes, total), total, ...paceOf(rate, total) };
    });
    try {
      const dataset = await this.#doors.importUpload(upload.upload, { mapping, name, onFault, import: id }, signal);
      forgetWish();
      return dataset;
    } catch (fault) {
      const kept = { mapping, name, onFault };
      this.state = { is: 'deciding', upload, ended: endedBy(fault, signal), kept };
      return undefined;
    } finally {
      unfollow();
    }
  }

  cancel(): void {
    this.#stop.abort();
  }

  /** Back to choosing a file; the one that waits on the server is let go of. */
  again(): void {
    if (this.state.is === 'deciding') void this.#doors.letGoOf(this.state.upload.upload).catch(() => {});
    forgetWish();
    this.state = { is: 'choosing' };
  }

  #begin(): AbortController {
    this.#stop = new AbortController();
    return this.#stop;
  }
}

const endedBy = (fault: unknown, signal: AbortSignal): Ended =>
  signal.aborted ? { is: 'cancelled' } : { is: 'failed', fault };

const paceOf = (rate: TransferRate, total: number) => ({ perSecond: rate.perSecond, left: rate.secondsLeft(total) });
