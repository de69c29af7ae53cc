// How a file is to be read, while it is being decided: what was decided so far, and how the first rows look by it.
import type { FormatName } from '../../shared/example/format-name.ts';
import type { ColumnUse, Mapping } from '../../shared/example/mapping.ts';
import type { ImportedRater } from '../../shared/example/rating.ts';
import type { ColumnFate, Preview, UploadView } from '../../shared/protocol/uploads.ts';
import { previewUpload } from '../api/uploads.ts';
import { fateOf } from './column-uses.ts';

const PAUSE_MS = 300;
const EXAMPLES_SHOWN = 5;

export class MappingDraft {
  readonly upload: UploadView;
  /** Changed by the functions below alone. */
  mapping = $state.raw<Mapping>() as Mapping;
  preview = $state.raw<Preview>() as Preview;
  /** The preview does not show the latest decisions yet. */
  stale = $state(false);
  /** Why there is no newer preview. */
  fault = $state.raw<unknown>();
  readonly #look: typeof previewUpload;
  #asked = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** `kept` is how it was to be read before; the server is asked what comes of it. */
  constructor(upload: UploadView, kept?: Mapping, look: typeof previewUpload = previewUpload) {
    this.upload = upload;
    this.mapping = upload.proposal.mapping;
    this.preview = upload.preview;
    this.#look = look;
    if (kept !== undefined) this.#change(kept);
  }

  /** What somebody decided about a column; undefined while the format decides. */
  decided(column: string): ColumnUse | undefined {
    return this.mapping.columns.find(([name]) => name === column)?.[1];
  }

  /** What becomes of a column: what was decided holds at once, the rest is as the server said last. */
  fate(column: string): ColumnFate {
    const use = this.decided(column);
    if (use) return fateOf(use);
    return this.preview.fates.find(([name]) => name === column)?.[1] ?? 'ignored';
  }

  /** Undefined leaves the column to the format again. */
  decide(column: string, use: ColumnUse | undefined): void {
    const others = this.mapping.columns.filter(([name]) => name !== column);
    const order = new Map(this.upload.columns.map(({ name }, at) => [name, at]));
    const columns = use ? [...others, [column, use] as [string, ColumnUse]] : others;
    columns.sort(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    this.#change({ ...this.mapping, columns });
  }

  /** Undefined: only the columns say what there is to read. What was decided about columns stays. */
  readAs(format: FormatName | undefined): void {
    const { format: _, ...rest } = this.mapping;
    this.#change(format ? { ...rest, format } : rest);
  }

  /** Which rows are one example; undefined leaves it to the format, an empty list makes each row one. */
  fold(by: readonly string[] | undefined): void {
    const { foldBy: _, ...rest } = this.mapping;
    this.#change(by ? { ...rest, foldBy: [...by] } : rest);
  }

  /** Says of a rater what kind and standing they have. */
  rate(rater: ImportedRater): void {
    const others = this.mapping.raters.filter(({ name }) => name !== rater.name);
    this.#change({ ...this.mapping, raters: [rater, ...others] });
  }

  /** Takes over a whole mapping, such as one used before. */
  take(mapping: Mapping): void {
    this.#change(mapping);
  }

  /** Asks for the preview again, after it failed. */
  again(): void {
    this.#change(this.mapping);
  }

  /** Nothing is asked any more. */
  end(): void {
    this.#asked++;
    clearTimeout(this.#pause);
  }

  #change(mapping: Mapping): void {
    this.mapping = mapping;
    this.stale = true;
    const asked = ++this.#asked;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#see(asked, mapping), PAUSE_MS);
  }

  async #see(asked: number, mapping: Mapping): Promise<void> {
    try {
      const preview = await this.#look(this.upload.upload, mapping, EXAMPLES_SHOWN);
      if (asked !== this.#asked) return;
      this.preview = preview;
      this.fault = undefined;
    } catch (fault) {
      if (asked !== this.#asked) return;
      this.fault = fault;
    }
    this.stale = false;
  }
}
