// What the product's words say must be, told again in the simplest way: who may see what, what lies on tables, and which stage a judgment has.
import type { Entry } from '../../shared/room/entry.ts';
import type { Role } from '../../shared/room/roles.ts';
import type { RoomSettings } from '../../shared/room/settings.ts';
import type { Pace, Stage } from '../../shared/room/sight.ts';

export interface ExpectedJudgment {
  answers: Record<string, unknown>;
  rationale: string;
}

const LATER: readonly Stage[] = ['open', 'late', 'blind'];
const on = (member: string, example: string) => `${member} ${example}`;

/** Every sealed thing carries a number that nothing else has: `[[17]]`. */
export const numbersIn = (text: string): number[] => [...text.matchAll(/\[\[(\d+)\]\]/g)].map(([, n]) => Number(n));

export interface ExpectedParts {
  pace: Pace;
  settings: RoomSettings;
  roles: ReadonlyMap<string, Role>;
  /** Those whose lock-ins count. */
  judges: readonly string[];
}

/** Members and examples by id. It is told what was committed, in the order of the commits. */
export class Expected {
  readonly #pace: Pace;
  readonly #settings: RoomSettings;
  readonly #roles: Map<string, Role>;
  readonly #judges: Set<string>;
  readonly revealed = new Set<string>();
  readonly shown = new Set<string>();
  readonly peeked = new Set<string>();
  readonly removed = new Set<string>();
  readonly #locked = new Set<string>();
  /** What members had put on an example that was revealed while they were gone: it is laid when they say it anew, or open the example. */
  readonly #leftOut = new Set<string>();
  readonly #entries = new Map<string, Map<string, Entry>>();
  readonly #stages = new Map<string, Map<Stage, ExpectedJudgment>>();
  /** Numbers of what has been publishable at some time. */
  readonly #published = new Set<number>();

  constructor({ pace, settings, roles, judges }: ExpectedParts) {
    this.#pace = pace;
    this.#settings = settings;
    this.#roles = new Map(roles);
    this.#judges = new Set(judges);
  }

  /** Keys that changed on a desk in one commit, with what lies there now. */
  takeDesk(member: string, changed: ReadonlyMap<string, Entry | undefined>): void {
    if (this.removed.has(member)) return;
    // Observers, who may have been something else, can still take off what is theirs.
    const mayWrite = this.#roles.get(member) !== 'observer';
    const entries = this.#entries.get(member) ?? new Map<string, Entry>();
    this.#entries.set(member, entries);
    const isLock = ([, entry]: [string, Entry | undefined]) => entry?.kind === 'lock-in';
    const all = [...changed];
    for (const [key, entry] of all.filter((one) => !isLock(one))) {
      if (entry !== undefined) {
        if (!mayWrite) continue;
        entries.set(key, entry);
        this.#leftOut.delete(`${member}/${key}`);
        this.#judge(member, entry);
      } else if (entries.get(key)?.kind === 'comment') entries.delete(key);
    }
    for (const [key, entry] of mayWrite ? all.filter(isLock) : []) {
      if (entry?.kind === 'lock-in' && this.#lock(member, entry.example, entry.locked)) entries.set(key, entry);
    }
    this.#publish();
  }

  /** An answer is needed to lock in; it is taken back only while the example is sealed. */
  #lock(member: string, example: string, locked: boolean): boolean {
    if (locked && Object.keys(this.#current(member, example).answers).length === 0) return false;
    if (!locked && (this.shown.has(on(member, example)) || this.revealed.has(example))) return false;
    if (locked) this.#locked.add(on(member, example));
    else this.#locked.delete(on(member, example));
    return true;
  }

  /** blind: before any reveal, by someone not shown the table · late: after it, by someone not shown it · open: by someone shown it. */
  #stageNow(member: string, example: string): Stage {
    if (this.#pace === 'open') return 'open';
    if (this.shown.has(on(member, example))) return 'open';
    return this.revealed.has(example) ? 'late' : 'blind';
  }

  #current(member: string, example: string): ExpectedJudgment {
    const stages = this.#stages.get(on(member, example));
    const latest = LATER.map((stage) => stages?.get(stage)).find((one) => one !== undefined);
    return latest ?? { answers: {}, rationale: '' };
  }

  #judge(member: string, entry: Entry): void {
    if (entry.kind !== 'judgment' && entry.kind !== 'rationale') return;
    const { answers, rationale } = this.#current(member, entry.example);
    const next: ExpectedJudgment = { answers: { ...answers }, rationale };
    if (entry.kind === 'rationale') next.rationale = entry.text;
    else if (entry.value === null) delete next.answers[entry.dimension];
    else next.answers[entry.dimension] = entry.value;
    if (JSON.stringify(next) === JSON.stringify({ answers, rationale })) return;
    const stages = this.#stages.get(on(member, entry.example)) ?? new Map<Stage, ExpectedJudgment>();
    this.#stages.set(on(member, entry.example), stages.set(this.#stageNow(member, entry.example), next));
  }

  reveal(example: string): void {
    this.revealed.add(example);
    for (const member of this.removed)
      for (const [key, entry] of this.#entries.get(member) ?? [])
        if (entry.example === example) this.#leftOut.add(`${member}/${key}`);
    this.#publish();
  }

  comeBack(member: string, role: Role): void {
    this.removed.delete(member);
    this.#roles.set(member, role);
    if (role === 'observer') this.#judges.delete(member);
    else this.#judges.add(member);
  }

  show(member: string, example: string): void {
    this.shown.add(on(member, example));
    this.#publish();
  }

  /** May this member be shown this table now, if they ask? */
  mayBeShown(member: string, example: string): boolean {
    if (this.removed.has(member)) return false;
    if (this.shown.has(on(member, example)) || this.#pace === 'open' || this.revealed.has(example)) return true;
    if (this.#pace === 'together') return false;
    if (this.#roles.get(member) === 'observer') return true;
    return this.#locked.has(on(member, example)) && this.#lockedIn(example, member) >= this.#settings.opensAfter;
  }

  /** How many have locked in, with this member whether they count or not. */
  #lockedIn(example: string, self: string): number {
    const counts = (member: string) => member === self || !this.removed.has(member);
    return new Set([self, ...this.#judges].filter((one) => counts(one) && this.#locked.has(on(one, example)))).size;
  }

  /** Together, when the room is set so: has everybody who attends and judges locked in, and is there anybody? */
  waitsForNobody(example: string, attending: ReadonlySet<string>): boolean {
    if (this.#pace !== 'together' || !this.#settings.revealsWhenAll) return false;
    const waitedFor = [...this.#judges].filter((member) => attending.has(member) && !this.removed.has(member));
    return waitedFor.length > 0 && waitedFor.every((member) => this.#locked.has(on(member, example)));
  }

  mayHavePeeked(member: string, example: string): boolean {
    return this.#roles.get(member) === 'lead' && this.peeked.has(on(member, example));
  }

  hasBeenShown = (member: string, example: string): boolean => this.shown.has(on(member, example));

  wasPublished = (number: number): boolean => this.#published.has(number);

  #mayBeLaid(member: string, example: string): boolean {
    if (this.#pace === 'open' || this.revealed.has(example)) return true;
    return this.#locked.has(on(member, example)) || this.shown.has(on(member, example));
  }

  /** What has to lie on an example's table, by `author/key`. */
  table(example: string): Map<string, Entry> {
    const laid = new Map<string, Entry>();
    for (const [member, entries] of this.#entries) {
      const before = this.#locked.has(on(member, example)) || this.shown.has(on(member, example));
      if (!this.#mayBeLaid(member, example)) continue;
      for (const [key, entry] of entries) {
        const isLeftOut = this.#leftOut.has(`${member}/${key}`) && !before && this.#pace !== 'open';
        if (entry.example === example && !isLeftOut) laid.set(`${member}/${key}`, entry);
      }
    }
    return laid;
  }

  judgments(): Map<string, ExpectedJudgment> {
    return new Map(
      [...this.#stages].flatMap(([whose, stages]) =>
        [...stages].map(([stage, judgment]): [string, ExpectedJudgment] => [`${whose} ${stage}`, judgment]),
      ),
    );
  }

  #publish(): void {
    for (const [member, entries] of this.#entries) {
      for (const entry of entries.values()) {
        if (!('text' in entry) || !this.#mayBeLaid(member, entry.example)) continue;
        for (const number of numbersIn(entry.text)) this.#published.add(number);
      }
    }
  }
}
