// A room's numbers on this page: fetched as far as they are open to me, computed in a worker, and again whenever something changes.
import type { Part } from '../../shared/calibration/room/finding.ts';
import type { Report } from '../../shared/calibration/room/report.ts';
import type { RoomView } from '../../shared/protocol/rooms.ts';
import type { RubricVersionView } from '../../shared/protocol/rubrics.ts';
import { readCalibration, readResponses } from '../api/calibration.ts';
import { readRubricVersions } from '../api/rubrics.ts';
import { startWorker } from './start-worker.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** Several people change their minds at once after a reveal: what comes within this time is computed once. */
const GATHER_MS = 250;

export class NumbersOfRoom {
  /** What the worker said last of each part, kept while it is computed again. */
  #reports: Partial<Record<Part, Report>> = $state.raw({});
  /** Why there are no (new) numbers; a thing to be shown as any failure. */
  fault: unknown = $state.raw();
  readonly #room: RoomView;
  readonly #worker: Worker;
  #wanted: Part = 'overview';
  #texts: Promise<void> | undefined;
  #versions: Promise<RubricVersionView[]> | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  #ready = false;

  constructor(room: RoomView, part: Part, worker: Worker = startWorker()) {
    this.#room = room;
    this.#wanted = part;
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#hear(data));
    worker.addEventListener('error', ({ message }) => {
      this.fault = new Error(message);
    });
    void this.refresh();
  }

  /** Undefined until it has been computed once. */
  report<P extends Part>(part: P): Report<P> | undefined {
    return this.#reports[part] as Report<P> | undefined;
  }

  /** Whatever was computed last: what is the same on every screen. */
  get any(): Report | undefined {
    return this.#reports[this.#wanted] ?? Object.values(this.#reports)[0];
  }

  want(part: Part): void {
    this.#wanted = part;
    if (this.#ready) this.#send({ is: 'part', part });
  }

  /** A version of the rubric was published, or may have been. */
  configured(): void {
    this.#versions = undefined;
    this.changed();
  }

  /** Something changed: fetches and computes again, a little later. */
  changed(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      void this.refresh();
    }, GATHER_MS);
  }

  async refresh(): Promise<void> {
    const { id, examples, rubric } = this.#room;
    try {
      // Texts never change: they are sent once.
      this.#texts ??= readResponses(id, examples.length).then((texts) => this.#send({ is: 'texts', texts }));
      this.#versions ??= readRubricVersions(id);
      const [view, versions] = await Promise.all([readCalibration(id), this.#versions, this.#texts]);
      if (this.#closed) return;
      this.#send({ is: 'room', view, room: { rubric, examples, versions } });
      this.#ready = true;
      this.#send({ is: 'part', part: this.#wanted });
      this.fault = undefined;
    } catch (fault) {
      this.#texts = undefined;
      this.#versions = undefined;
      if (!this.#closed) this.fault = fault;
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#soon);
    this.#worker.terminate();
  }

  #send(message: ToWorker): void {
    // A state's proxy cannot be cloned; what is sent here is plain.
    if (!this.#closed) this.#worker.postMessage(message);
  }

  #hear(message: FromWorker): void {
    if (message.is === 'failed') {
      this.fault = new Error(message.says);
      return;
    }
    const { report } = message;
    // The others were computed from what was before.
    this.#reports = { ...this.#reports, [report.part]: report };
  }
}
