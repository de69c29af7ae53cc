// The tables that are connected: those of the example being read and its neighbours, each asked for before it is opened.

import type { Failure } from '../../shared/protocol/failures.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { SightView, TableView } from '../../shared/protocol/rooms.ts';
import { tableEntries } from '../../shared/room/documents.ts';
import type { Id } from '../../shared/room/ids.ts';
import { DocumentConnection } from '../connection/document-connection.ts';
import { TableState } from './table-state.svelte.ts';

export interface TableAccess {
  sight(example: Id): Promise<SightView>;
  table(example: Id): Promise<TableView>;
}

interface OpenTable {
  state: TableState;
  connection: DocumentConnection | undefined;
}

export interface OpenTablesOptions {
  origin: string;
  room: Id;
  /** Tells copies of different people in one browser apart. */
  member: Id;
  access: TableAccess;
  /** An opening was on record when the server last said. */
  wasShown: (example: Id) => boolean;
  /** The table is here: an opening is on record. */
  onShown: (example: Id) => void;
}

export class OpenTables {
  readonly #options: OpenTablesOptions;
  readonly #unsealed = new Map<Id, Pick<TableView, 'sealed' | 'labels'>>();
  #open = $state.raw<ReadonlyMap<Id, OpenTable>>(new Map());

  constructor(options: OpenTablesOptions) {
    this.#options = options;
  }

  of(example: Id): TableState | undefined {
    return this.#open.get(example)?.state;
  }

  /** Opens what is wished and not open, closes the rest. */
  keep(wished: ReadonlySet<Id>): void {
    const before = this.#open;
    const after = new Map([...before].filter(([example]) => wished.has(example)));
    for (const [example, { connection }] of before) if (!wished.has(example)) connection?.close();
    const added = [...wished].filter((example) => !before.has(example));
    for (const example of added) after.set(example, { state: new TableState(example), connection: undefined });
    if (added.length === 0 && after.size === before.size) return;
    this.#open = after;
    for (const example of added) void this.#connect(example);
  }

  close(): void {
    this.keep(new Set());
  }

  async #connect(example: Id): Promise<void> {
    const table = this.#open.get(example);
    if (table === undefined) return;
    const refused = await this.#whyRefused(example);
    if (this.#open.get(example) !== table) return;
    if (refused !== undefined) return table.state.stop(refused);
    const { origin, room, member } = this.#options;
    const connection = new DocumentConnection({
      origin,
      address: { kind: 'table', room, example },
      copy: `table/${room}/${example}/${member}`,
      whyRefused: () => this.#whyRefused(example),
      onSaving: ({ stopped, line }) => {
        if (stopped) table.state.stop(stopped);
        // Without a line what this browser kept is all there is, also when nobody had put anything on it.
        else if (line === 'down' && this.#options.wasShown(example)) this.#showKept(table.state);
      },
      onSynced: () => this.#shown(table.state),
    });
    table.connection = connection;
    table.state.open(connection.doc);
    // Only what was shown before is in this browser's copy: it may be shown again without waiting for the line.
    connection.doc.on('update', () => {
      if (tableEntries(connection.doc).size > 0) this.#showKept(table.state);
    });
  }

  #showKept(state: TableState): void {
    if (state.shown) return;
    state.show();
    void this.#unseal(state);
  }

  #shown(state: TableState): void {
    state.show();
    this.#options.onShown(state.example);
    void this.#unseal(state);
  }

  async #unseal(state: TableState): Promise<void> {
    const known = this.#unsealed.get(state.example);
    if (known !== undefined) return state.unseal(known);
    try {
      const { sealed, labels } = await this.#options.access.table(state.example);
      this.#unsealed.set(state.example, { sealed, labels });
      state.unseal({ sealed, labels });
    } catch {
      // The fields stay out of sight; the next reconnection asks again.
    }
  }

  async #whyRefused(example: Id): Promise<Failure | undefined> {
    try {
      const { sight } = await this.#options.access.sight(example);
      return sight === 'sealed' ? new Refusal('sealed').failure : undefined;
    } catch (fault) {
      return fault instanceof Refusal ? fault.failure : undefined;
    }
  }
}
