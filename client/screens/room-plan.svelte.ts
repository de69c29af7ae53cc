// The room that is being made: what was chosen so far, whether it can be made, and what its window holds.
import { type DatasetView, WINDOW_DEFAULT, WINDOW_LIMIT } from '../../shared/protocol/datasets.ts';
import type { MakeRoom } from '../../shared/protocol/rooms.ts';
import { type RubricFault, rubricFaults } from '../../shared/room/rubric-faults.ts';
import { type RoomSettings, usualSettings } from '../../shared/room/settings.ts';
import type { Pace } from '../../shared/room/sight.ts';
import type { RubricTemplate } from '../../shared/room/template-names.ts';
import { draftAlone } from '../rubric/rubric-draft.svelte.ts';
import { newRoomWords as words } from '../words/new-room.ts';

/** What an emptied number field holds. */
type Typed = number | null | undefined;
const isWhole = (value: Typed): value is number => typeof value === 'number' && Number.isInteger(value);

export class RoomPlan {
  #dataset = $state.raw<DatasetView>() as DatasetView;
  /** The first row as people count, from 1. */
  from = $state<Typed>(1);
  count = $state<Typed>(WINDOW_DEFAULT);
  template = $state<RubricTemplate | 'own'>('helpfulness');
  /** A rubric of one's own, begun when it is first asked for. */
  readonly draft = draftAlone();
  settings = $state.raw<RoomSettings>(usualSettings);
  pace = $state<Pace>('together');
  judges = $state(true);
  /** Undefined until it is typed: then the suggestion holds. */
  #title = $state<string>();

  constructor(dataset: DatasetView) {
    this.dataset = dataset;
  }

  get dataset(): DatasetView {
    return this.#dataset;
  }

  set dataset(dataset: DatasetView) {
    this.#dataset = dataset;
    this.from = 1;
    this.count = Math.min(WINDOW_DEFAULT, dataset.rows);
  }

  get title(): string {
    return this.#title ?? this.#suggestion;
  }

  set title(title: string) {
    this.#title = title;
  }

  get #suggestion(): string {
    const { name } = this.dataset;
    const rows = this.rows;
    return (rows ? words.suggested(name, rows.start + 1, rows.start + rows.count) : name).slice(0, 120);
  }

  get fromFault(): string | undefined {
    const { rows } = this.dataset;
    return isWhole(this.from) && this.from >= 1 && this.from <= rows ? undefined : words.window.fromWrong(rows);
  }

  get countFault(): string | undefined {
    if (this.fromFault) return undefined;
    const most = Math.min(WINDOW_LIMIT, this.dataset.rows - (this.from ?? 1) + 1);
    return isWhole(this.count) && this.count >= 1 && this.count <= most ? undefined : words.window.countWrong(most);
  }

  /** Rows [start, start + count), from 0; undefined while what was typed is no window. */
  get rows(): { start: number; count: number } | undefined {
    if (this.fromFault || this.countFault || !isWhole(this.from) || !isWhole(this.count)) return undefined;
    return { start: this.from - 1, count: this.count };
  }

  /** The start by chance, the rows still consecutive, all of them within the dataset. `random` is from 0 to below 1. */
  startAnywhere(random: number): void {
    const count = isWhole(this.count) && this.count >= 1 ? Math.min(this.count, this.dataset.rows) : 1;
    this.count = count;
    this.from = 1 + Math.floor(random * (this.dataset.rows - count + 1));
  }

  /** What one's own rubric still lacks; nothing when it is not the one that was chosen. */
  get rubricFaults(): readonly RubricFault[] {
    return this.template === 'own' ? rubricFaults(this.draft.rubric) : [];
  }

  /** What to ask the server for; undefined while something is missing. */
  get wish(): MakeRoom | undefined {
    const title = this.title.trim();
    if (!this.rows || title === '' || this.rubricFaults.length > 0) return undefined;
    const { template, pace, judges, settings } = this;
    const rubric = template === 'own' ? this.draft.rubric : { template };
    return { title, dataset: this.dataset.id, ...this.rows, rubric, pace, judges, settings };
  }
}
