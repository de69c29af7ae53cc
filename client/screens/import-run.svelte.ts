// One import as the screen sees it: choosing, sending, and how it ended.
import type { DatasetView } from '../../shared/protocol/datasets.ts';
import { newId } from '../../shared/room/ids.ts';
import { followImport } from '../api/follow-import.ts';
import { TransferRate } from '../api/transfer-rate.ts';
import { uploadDataset } from '../api/upload.ts';

export type ImportState =
  | { readonly is: 'choosing' }
  | {
      readonly is: 'sending';
      readonly sent: number;
      readonly perSecond?: number | undefined;
      readonly left?: number | undefined;
    }
  | { readonly is: 'cancelled' }
  | { readonly is: 'failed'; readonly fault: unknown };

type Follow = typeof followImport;
type Send = typeof uploadDataset;

export class ImportRun {
  state = $state.raw<ImportState>({ is: 'choosing' });
  /** Rows the server has read; undefined while it has not said. */
  rows = $state.raw<number>();
  readonly #send: Send;
  readonly #follow: Follow;
  #stop: AbortController | undefined;

  constructor(send: Send = uploadDataset, follow: Follow = followImport) {
    this.#send = send;
    this.#follow = follow;
  }

  /** The dataset; undefined when it was cancelled or failed, which `state` then tells. */
  async start(file: File, name: string): Promise<DatasetView | undefined> {
    const stop = new AbortController();
    this.#stop = stop;
    const id = newId((count) => crypto.getRandomValues(new Uint8Array(count)));
    const rate = new TransferRate();
    const onSent = (sent: number) => {
      rate.note(performance.now(), sent);
      this.state = { is: 'sending', sent, perSecond: rate.perSecond, left: rate.secondsLeft(file.size) };
    };
    this.rows = undefined;
    this.state = { is: 'sending', sent: 0 };
    const unfollow = this.#follow(id, ({ rows }) => {
      this.rows = rows;
    });
    try {
      return await this.#send({ file, name, import: id, onSent, signal: stop.signal });
    } catch (fault) {
      this.state = stop.signal.aborted ? { is: 'cancelled' } : { is: 'failed', fault };
      return undefined;
    } finally {
      unfollow();
    }
  }

  cancel(): void {
    this.#stop?.abort();
  }

  /** Back to choosing a file. */
  again(): void {
    this.state = { is: 'choosing' };
  }
}
