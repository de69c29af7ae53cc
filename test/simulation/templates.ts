// What worlds begin with, built once by the product's own queries and copied from then on, past the product, on a connection of its own.
import Sqlite from 'better-sqlite3';

interface Table {
  name: string;
  clear: Sqlite.Statement;
}

export class Templates {
  readonly #connection: Sqlite.Database;
  readonly #tables: Table[];
  /** The statements that copy it, by its name. */
  readonly #known = new Map<string, Sqlite.Statement[]>();

  constructor(file: string) {
    this.#connection = new Sqlite(file);
    for (const setting of ['synchronous = OFF', 'temp_store = MEMORY', 'foreign_keys = OFF', 'wal_autocheckpoint = 0'])
      this.#connection.pragma(setting);
    const names = this.#connection
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'")
      .pluck()
      .all() as string[];
    this.#tables = names.map((name) => ({ name, clear: this.#connection.prepare(`DELETE FROM "${name}"`) }));
  }

  /** Empties every table and fills them with what `build` wrote when this name was new. No other write may be running. */
  async lay(name: string, build: () => Promise<void>): Promise<void> {
    const copies = this.#known.get(name) ?? [];
    this.#connection.transaction(() => {
      for (const { clear } of this.#tables) clear.run();
      for (const copy of copies) copy.run();
    })();
    if (copies.length > 0) return;
    await build();
    this.#known.set(name, this.#remember());
  }

  #remember(): Sqlite.Statement[] {
    const filled = this.#tables.filter(
      ({ name }) => this.#connection.prepare(`SELECT 1 FROM "${name}" LIMIT 1`).get() !== undefined,
    );
    return filled.map(({ name }) => {
      const kept = `temp."${name} of ${this.#known.size}"`;
      this.#connection.exec(`CREATE TEMP TABLE ${kept.slice('temp.'.length)} AS SELECT * FROM main."${name}"`);
      return this.#connection.prepare(`INSERT INTO main."${name}" SELECT * FROM ${kept}`);
    });
  }

  close(): void {
    this.#connection.close();
  }
}
