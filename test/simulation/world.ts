// The world of one simulation: a room with its people, their tabs, the server's present life, what is committed, and what ever went wrong.
import type Sqlite from 'better-sqlite3';
import type { Database } from '../../db/database.ts';
import type { Given } from '../../server/given.ts';
import type { Outgoing } from '../../server/rooms/outcome.ts';
import { type DocumentAddress, deskEntries, documentName } from '../../shared/room/documents.ts';
import type { Entry } from '../../shared/room/entry.ts';
import type { Role } from '../../shared/room/roles.ts';
import type { RoomSettings } from '../../shared/room/settings.ts';
import type { Pace } from '../../shared/room/sight.ts';
import type { SeededRandom } from '../support/seeded-random.ts';
import { SyncStage } from '../support/sync-stage.ts';
import { isBack } from './coming-back.ts';
import { DiskFault } from './disk.ts';
import { Expected } from './expected.ts';
import { nobodySeesWhatIsSealed, removedHearNothing } from './invariants/nobody-sees-what-is-sealed.ts';
import { nothingLeavesBeforeItsCommit, savedIsStored } from './invariants/nothing-uncommitted-leaves.ts';
import { openingsAreDue } from './invariants/openings-are-due.ts';
import { revealsAreDue } from './invariants/reveals-are-due.ts';
import { passedStagesStand } from './invariants/stages-are-as-expected.ts';
import { tablesHoldWhatMayBeSeen } from './invariants/tables-hold-what-may-be-seen.ts';
import { CommittedRecord, type TimerRow } from './record.ts';
import { ServerLife } from './server-life.ts';
import { Tab } from './tab.ts';
import type { Told } from './told.ts';

/** Mal sends what no decent client would. */
export const people = {
  lea: 'lead',
  tom: 'trainer',
  ann: 'trainer',
  olga: 'observer',
  mal: 'trainer',
} as const satisfies Record<string, Role>;
export type Person = keyof typeof people;
export const EXAMPLES = 2;

export interface WorldParts {
  database: Database;
  raw: Sqlite.Database;
  random: SeededRandom;
  pace: Pace;
  settings: RoomSettings;
}

/** A rule of SPEC.md is broken. */
export class Violation extends Error {}

const counted = [
  'steps',
  'edits',
  'frames',
  'commits',
  'crashes',
  'faults',
  'reveals',
  'byTheRoom',
  'byTimer',
  'openings',
  'returns',
  'hostile',
  'saved',
] as const;
export type Counts = Record<(typeof counted)[number], number>;
export const noCounts = (): Counts => Object.fromEntries(counted.map((name) => [name, 0])) as Counts;

export class World {
  readonly random: SeededRandom;
  readonly pace: Pace;
  readonly record: CommittedRecord;
  /** What of it a power cut would leave. */
  readonly durable: CommittedRecord;
  readonly expected: Expected;
  readonly tabs: Tab[] = [];
  readonly log: string[] = [];
  readonly counts = noCounts();
  /** What connections have been told of each document, over all lives of the server. */
  readonly told = new Map<string, Told>();
  /** Judgments of stages that have passed, as they were then. */
  readonly frozen = new Map<string, string>();
  /** Who made what carries a number, and on which example. */
  readonly made = new Map<number, { author: string; example: string }>();
  readonly violations: string[] = [];
  readonly #parts: WorldParts;
  readonly #stage: SyncStage;
  /** Removed, and hung up on. */
  readonly gone = new Set<string>();
  /** Who attends the room, by name; and who did when the server asked last. */
  readonly attending = new Set<Person>(['tom']);
  #attended = new Set<string>();
  /** The timer as it was committed last. */
  #timer: TimerRow | undefined;
  life: ServerLife;
  now = 1_000_000;
  #number = 0;

  constructor(parts: WorldParts) {
    this.#parts = parts;
    this.random = parts.random;
    this.pace = parts.pace;
    const { pace, settings } = parts;
    const ground = { rubric: 'preference' as const, people, examples: EXAMPLES, responses: 2, standings: {} };
    // What mal locks in is not foretold, so nothing waits for it.
    this.#stage = new SyncStage({ ...parts.database }, { ...ground, pace, settings, onlyRead: ['mal'] });
    this.record = new CommittedRecord(parts.raw);
    this.durable = new CommittedRecord(parts.raw);
    const roles = new Map(Object.entries(people).map(([name, role]) => [this.member(name as Person), role as Role]));
    const judges = (['lea', 'tom', 'ann'] satisfies Person[]).map(this.member);
    this.expected = new Expected({ pace, settings, roles, judges });
    this.life = this.#start();
  }

  async build(): Promise<void> {
    await this.#stage.build();
  }

  get room(): string {
    return this.#stage.room;
  }
  /** Past the simulated disk. */
  get database(): Database {
    return this.#parts.database;
  }
  get given(): Given {
    return this.life.given;
  }
  get examples(): string[] {
    return Array.from({ length: EXAMPLES }, (_, n) => this.#stage.example(n));
  }
  member = (name: Person): string => this.#stage.member(name);
  user = (name: Person): string => this.#stage.user(name);

  /** A number that nothing else in this world has. */
  unique = (): number => ++this.#number;

  tab(person: Person, address: DocumentAddress): Tab {
    const member = this.member(person);
    const same = this.tabs.filter(({ parts }) => parts.person === person && parts.address.kind === address.kind).length;
    const tab = new Tab({
      ...{ person, member, user: this.user(person), address, document: documentName(address, member) },
      name: `${person}'s ${address.kind}${same === 0 ? '' : ` (${same + 1})`}`,
      decent: person !== 'mal',
      clientId: 1_000 + this.unique(),
      sent: (to, bytes, owed) => this.#sent(to, bytes, owed),
      refused: (at, error) => this.note(`${at.name} is not let in: ${error}`),
    });
    this.tabs.push(tab);
    return tab;
  }

  note(line: string): void {
    this.log.push(line);
  }

  check(found: string | undefined): void {
    if (found === undefined) return;
    this.violations.push(found);
    this.note(`BROKEN: ${found}`);
  }

  /** Waits until everything that could happen without another step has happened. */
  async rest(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while (this.life.disk.busy);
    if (this.violations.length > 0) throw new Violation(this.violations[0]);
  }

  #start(): ServerLife {
    const { database, random } = this.#parts;
    const life: ServerLife = new ServerLife({
      ...{ database, random },
      now: () => this.now,
      attending: () => {
        this.#attended = new Set([...this.attending].map(this.member));
        return this.#attended;
      },
      announce: (outgoing) => this.#announced(outgoing),
      committed: () => this.#committed(),
      flushed: () => void this.durable.readOn(),
      log: (what, error) => {
        const expected = error instanceof DiskFault || String(error).includes('not-saved');
        if (!expected)
          this.check(`something unexpected went wrong: ${what}: ${error instanceof Error ? error.stack : error}`);
      },
    });
    return life;
  }

  /** kill -9, and a start from the database. */
  async crash(): Promise<void> {
    const { ill, faults } = this.life.disk;
    const old = this.life;
    old.crash();
    while (old.disk.busy) await new Promise((resolve) => setImmediate(resolve));
    for (const tab of this.tabs) tab.cut();
    this.counts.crashes++;
    this.counts.faults += faults;
    this.life = this.#start();
    this.life.disk.ill = ill;
    for (const member of this.record.removed()) this.gone.add(member);
  }

  #committed(): void {
    this.counts.commits++;
    const locked = new Set<string>();
    for (const [name, keys] of this.record.readOn()) {
      const [, , member = ''] = name.split('/');
      const desk = deskEntries(this.record.document(name));
      for (const key of keys) if (key.startsWith('lock-in.')) locked.add(key.slice('lock-in.'.length));
      this.expected.takeDesk(member, new Map([...keys].map((key) => [key, desk.get(key) as Entry | undefined])));
    }
    const removed = this.record.removed();
    for (const member of removed) this.expected.removed.add(member);
    for (const member of this.expected.removed) if (!removed.includes(member)) isBack(this, member);
    for (const opening of this.record.openings()) {
      if (this.expected.hasBeenShown(opening.member, opening.example)) continue;
      this.check(openingsAreDue(this, opening));
      this.expected.show(opening.member, opening.example);
      this.counts.openings++;
    }
    const reveals = this.record.reveals();
    this.check(revealsAreDue(this, { reveals, locked, attended: this.#attended, timer: this.#timer }));
    this.#timer = this.record.timer();
    for (const { example, reason } of reveals) {
      if (this.expected.revealed.has(example)) continue;
      this.expected.reveal(example);
      this.counts.reveals++;
      if (reason === 'all') this.counts.byTheRoom++;
      if (reason === 'timer') this.counts.byTimer++;
    }
    this.check(passedStagesStand(this));
    this.check(tablesHoldWhatMayBeSeen(this));
  }

  #sent(tab: Tab, bytes: Uint8Array, owed: Told | undefined): void {
    this.counts.frames++;
    if (owed !== undefined) this.counts.saved++;
    this.check(nothingLeavesBeforeItsCommit(this, tab, bytes));
    this.check(savedIsStored(this, tab, owed));
    this.check(removedHearNothing(this, tab.parts.member));
    this.heard(tab.parts.member, Buffer.from(bytes).toString('latin1'), tab.name);
  }

  /** Something has reached a member, by whatever way. */
  heard(member: string, text: string, where: string): void {
    this.check(nobodySeesWhatIsSealed(this, member, text, where));
  }

  /** The control plane tells whoever is in the room. */
  #announced(outgoing: readonly Outgoing[]): void {
    for (const { to, name, body } of outgoing) {
      for (const person of Object.keys(people) as Person[]) {
        const member = this.member(person);
        if (this.gone.has(member)) continue;
        if ('room' in to || ('member' in to ? to.member === member : to.user === this.user(person)))
          this.heard(member, JSON.stringify(body), `announcement ${name} to ${person}`);
      }
    }
  }
}
