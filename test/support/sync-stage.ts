// A stage for the sync plane: a real database with a room in it, the real plane, held clients, and turns that happen when told to.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '../../db/database.ts';
import { openSqlite } from '../../db/engines/sqlite.ts';
import { insertBlocks } from '../../db/queries/row-blocks.ts';
import type { Clock, Given } from '../../server/given.ts';
import { keepTimers, type Timers } from '../../server/rooms/keep-timers.ts';
import type { Outgoing } from '../../server/rooms/outcome.ts';
import { roomPolicy } from '../../server/rooms/sync-policy.ts';
import { createSyncPlane, type SyncPlane } from '../../server/sync/plane.ts';
import type { DocumentAddress } from '../../shared/room/documents.ts';
import type { Role, Standing } from '../../shared/room/roles.ts';
import type { Rubric } from '../../shared/room/rubric.ts';
import { rubricTemplates } from '../../shared/room/rubric-templates.ts';
import type { RoomSettings } from '../../shared/room/settings.ts';
import type { Pace } from '../../shared/room/sight.ts';
import type { RubricTemplate } from '../../shared/room/template-names.ts';
import { aBlock } from './a-block.ts';
import { HeldClient } from './held-network.ts';

/** Ids that can be read in a failing test: `id('room')` is always the same 22 characters. */
export const id = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9_-]/g, '_')
    .padEnd(22, '_')
    .slice(0, 22);

export interface StageOptions {
  pace?: Pace;
  /** A template's name, or a rubric of one's own. */
  rubric?: RubricTemplate | Rubric;
  settings?: Partial<RoomSettings>;
  /** Names and roles; each judges unless an observer. */
  people?: Record<string, Role>;
  examples?: number;
  responses?: number;
  /** The standing of everybody whose is not that of a trainer. */
  standings?: Record<string, Standing>;
  /** Who does not judge, besides observers. */
  onlyRead?: readonly string[];
}

export class SyncStage {
  readonly given: Given;
  readonly announced: Outgoing[] = [];
  readonly saving: boolean[] = [];
  readonly clients: HeldClient[] = [];
  readonly #options: Required<StageOptions>;
  readonly #timers: { at: number; run: () => void }[] = [];
  #turns: (() => void)[] = [];
  #writing = 0;
  plane!: SyncPlane;
  timers!: Timers;
  /** Who attends the room, by name; undefined while that is not known. */
  attending: readonly string[] | undefined = undefined;
  now = 1_000_000;

  constructor(database: Database, options: Required<StageOptions>) {
    this.#options = options;
    const clock: Clock = {
      now: () => this.now,
      after: (ms, run) => {
        const timer = { at: this.now + ms, run };
        this.#timers.push(timer);
        return () => void this.#timers.splice(this.#timers.indexOf(timer) >>> 0, 1);
      },
    };
    const log = {
      info: () => undefined,
      error: (what: string, error: unknown) => void this.logged.push(`${what}: ${error}`),
    };
    const { write, onDisk } = database;
    const counted = async <T>(run: () => Promise<T>): Promise<T> => {
      this.#writing++;
      try {
        return await run();
      } finally {
        this.#writing--;
      }
    };
    database.write = (work, until) => counted(() => write(work, until));
    database.onDisk = () => counted(onDisk);
    let drawn = 0;
    const random = (bytes: number) => new Uint8Array(bytes).fill(++drawn % 256, 0, 1).fill(drawn >> 8, 1, 2);
    this.given = { database, clock, random, log, uploads: tmpdir() };
    this.startPlane();
  }
  readonly logged: string[] = [];

  get room(): string {
    return id('room');
  }
  example = (n: number): string => id(`example-${n}`);
  user = (name: string): string => id(`user-${name}`);
  member = (name: string): string => id(`member-${name}`);

  attendingNow = (): ReadonlySet<string> | undefined => this.attending && new Set(this.attending.map(this.member));

  /** A plane that knows nothing but the database: the old one is gone without a word, as after kill -9. */
  startPlane(): void {
    this.#turns = [];
    this.timers?.close();
    this.timers = keepTimers(() => this.plane);
    this.plane = createSyncPlane(this.given, {
      policy: roomPolicy(this.given, () => this.plane, this.attendingNow),
      announce: (outgoing) => {
        this.announced.push(...outgoing);
        this.timers.hear(outgoing);
      },
      saving: (works) => void this.saving.push(works),
      turn: (run) => void this.#turns.push(run),
    });
  }

  async client(name: string, address: DocumentAddress): Promise<HeldClient> {
    const client = new HeldClient(this.plane, this.user(name), address);
    this.clients.push(client);
    await this.join(client);
    return client;
  }
  desk = (name: string): Promise<HeldClient> => this.client(name, { kind: 'desk', room: this.room });
  table = (name: string, example = 0): Promise<HeldClient> =>
    this.client(name, { kind: 'table', room: this.room, example: this.example(example) });

  /** Connects, with as many turns as admitting takes: opening a table is a write. */
  async join(client: HeldClient): Promise<void> {
    let pending = true;
    const connecting = client.connect(this.plane).finally(() => {
      pending = false;
    });
    connecting.catch(() => undefined);
    while (pending) await this.turn();
    await connecting;
  }

  /** Ends the turn of the event loop: the tick writes what came in. */
  async turn(): Promise<void> {
    const turns = this.#turns;
    this.#turns = [];
    for (const run of turns) run();
    // Not time but turns of the event loop: the write, and whatever follows it, has happened after these.
    for (let quiet = 0; quiet < 2; ) {
      await new Promise((resolve) => setImmediate(resolve));
      quiet = this.#writing === 0 ? quiet + 1 : 0;
    }
  }

  /** Delivers everything under way, both ways, until nothing moves. */
  async flow(): Promise<void> {
    for (let still = 0; still < 3; ) {
      let moved = this.#turns.length > 0;
      for (const client of this.clients) moved = client.deliverToServer() || client.deliverToClient() || moved;
      await this.turn();
      still = moved ? 0 : still + 1;
    }
  }

  async advance(ms: number): Promise<void> {
    this.now += ms;
    for (const timer of this.#timers.filter(({ at }) => at <= this.now)) {
      this.#timers.splice(this.#timers.indexOf(timer), 1);
      timer.run();
    }
    await this.turn();
  }

  /** Makes the room in the database: a dataset, its examples, a rubric, the people. */
  async build(): Promise<this> {
    const { pace, rubric, settings, people, examples, responses, standings, onlyRead } = this.#options;
    const content = typeof rubric === 'string' ? rubricTemplates[rubric] : rubric;
    const { database } = this.given;
    const { tables: t } = database;
    const [at, dataset, version] = [this.now, id('dataset'), id('version')];
    await database.write(async (tx) => {
      for (const name of Object.keys(people)) {
        await tx.insert(t.user).values({ id: this.user(name), name, mayLead: people[name] === 'lead', createdAt: at });
      }
      const importedBy = this.user(Object.keys(people)[0] ?? '');
      const file = { fileName: 'rows.jsonl', fileBytes: 1, fileSha256: '0'.repeat(64), format: 'text', rows: examples };
      await tx.insert(t.dataset).values({ id: dataset, name: 'Rows', ...file, importedAt: at, importedBy });
      const ids = Array.from({ length: examples }, (_, n) => this.example(n));
      const row = (n: number) => {
        const texts = Array.from({ length: responses }, (_, r) => ({ text: `Response ${r} to ${n}` }));
        const content = { conversation: [{ role: 'user', text: `Question ${n}` }], responses: texts, fields: {} };
        return { content, sealed: { fields: { model: `sealed-model-${n}` } } };
      };
      await insertBlocks(tx, t, dataset, aBlock(ids, row));
      await tx.insert(t.rubric).values({ id: id('rubric'), title: 'Rubric', createdAt: at });
      await tx
        .insert(t.rubricVersion)
        .values({ id: version, rubric: id('rubric'), number: 1, content, publishedAt: at });
      const window = { dataset, start: 0, count: examples, windowHash: '0'.repeat(64), rubricVersion: version };
      await tx
        .insert(t.room)
        .values({ id: this.room, title: 'Room', ...window, pace, settings, createdBy: importedBy, createdAt: at });
      let colour = 0;
      for (const [name, role] of Object.entries(people)) {
        const who = {
          id: this.member(name),
          room: this.room,
          user: this.user(name),
          role,
          standing: standings[name] ?? ('trainer' as const),
        };
        await tx.insert(t.member).values({
          ...who,
          judges: role !== 'observer' && !onlyRead.includes(name),
          colour: ++colour,
          joinedAt: at + colour,
        });
      }
    });
    return this;
  }
}

/** A stage in a temporary folder, which goes when the test is over. */
export async function aSyncStage(options: StageOptions = {}): Promise<SyncStage & AsyncDisposable> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tableread-sync-'));
  const database = await openSqlite(path.join(folder, 'tableread.db'));
  const people = options.people ?? { lea: 'lead', tom: 'trainer' };
  const stage = new SyncStage(database, {
    pace: 'together',
    rubric: 'preference',
    settings: {},
    examples: 3,
    responses: 2,
    standings: {},
    onlyRead: [],
    ...options,
    people,
  });
  await stage.build();
  return Object.assign(stage, {
    async [Symbol.asyncDispose]() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}
