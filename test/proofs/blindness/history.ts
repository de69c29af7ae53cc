// Who may know what, told again from what happened, in the words of the product and without its code: the judge of every proof here.
import type { Role } from '../../../shared/room/roles.ts';
import type { Pace } from '../../../shared/room/sight.ts';
import { AutomaticReveals } from './automatic-reveals.ts';

type Stage = 'blind' | 'late' | 'open';

interface Written {
  example: string;
  /** Marks of its present value, and of what it was at each stage that has passed. */
  marks: Map<Stage | 'now', readonly string[]>;
  keys: readonly string[];
}

const on = (member: string, example: string): string => `${member} ${example}`;

export interface Terms {
  /** Pace solo: how many must have locked in. */
  opensAfter: number;
  /** Pace together: is an example revealed once everybody who is here and judges has locked it in? */
  revealsWhenAll: boolean;
}

/** Of one room. Members and examples are named by their ids; it is told each thing as it happens. */
export class History {
  readonly #pace: Pace;
  #terms: Terms;
  readonly #automatic: AutomaticReveals;
  readonly #roles: Map<string, Role>;
  readonly #removed = new Set<string>();
  readonly #revealed = new Set<string>();
  readonly #shown = new Set<string>();
  readonly #locked = new Set<string>();
  readonly #written = new Map<string, Map<string, Written>>();
  /** Marks of what is sealed of a row, or lies on its page. */
  readonly #ofExample = new Map<string, Set<string>>();
  readonly #ofRoom = new Set<string>();
  /** Marks of the keys of what ever lay on its table: they stay in its history, without what they were keys of. */
  readonly #keys = new Map<string, Set<string>>();
  /** By member: all they may ever have been shown. */
  readonly #known = new Map<string, Set<string>>();
  readonly #own = new Map<string, Set<string>>();

  constructor({ pace, now, ...terms }: Terms & { pace: Pace; now: number }, roles: ReadonlyMap<string, Role>) {
    this.#pace = pace;
    this.#terms = terms;
    this.#automatic = new AutomaticReveals(now);
    this.#roles = new Map(roles);
  }

  /** May this member have this mark now? Who was removed may have nothing. */
  mayHave(member: string, mark: string): boolean {
    if (this.#removed.has(member) || !this.#roles.has(member)) return false;
    return this.#own.get(member)?.has(mark) || this.#ofRoom.has(mark) || this.#knownTo(member).has(mark);
  }

  isHere = (member: string): boolean => this.#roles.has(member) && !this.#removed.has(member);
  roleOf = (member: string): Role | undefined => (this.isHere(member) ? this.#roles.get(member) : undefined);
  judges = (member: string): boolean => ['lead', 'trainer'].includes(this.roleOf(member) ?? '');
  isRevealed = (example: string): boolean => this.#revealed.has(example);
  hasLockedIn = (member: string, example: string): boolean => this.#locked.has(on(member, example));
  hasBeenShown = (member: string, example: string): boolean => this.#shown.has(on(member, example));

  /** Marks of what a person made themselves and nobody else may have: what was refused, say. */
  owns(member: string, marks: readonly string[]): void {
    const own = this.#own.get(member) ?? new Set();
    this.#own.set(member, own);
    for (const mark of marks) own.add(mark);
  }

  sealsOf(example: string, marks: readonly string[]): void {
    const sealed = this.#ofExample.get(example) ?? new Set();
    this.#ofExample.set(example, sealed);
    for (const mark of marks) sealed.add(mark);
    this.#tell(example);
  }

  onBoard(marks: readonly string[]): void {
    for (const mark of marks) this.#ofRoom.add(mark);
  }

  write(
    member: string,
    key: string,
    entry: { example: string; marks: readonly string[]; keys: readonly string[] },
  ): void {
    const all = this.#written.get(member) ?? new Map<string, Written>();
    this.#written.set(member, all);
    const before = all.get(key);
    const stage = this.#stageNow(member, entry.example);
    const marks = new Map(before?.marks);
    marks.set(stage, entry.marks);
    marks.set('now', entry.marks);
    all.set(key, { example: entry.example, marks, keys: entry.keys });
    this.owns(member, [...entry.marks, ...entry.keys]);
    this.#tell(entry.example);
  }

  takeOff(member: string, key: string): void {
    this.#written.get(member)?.delete(key);
  }

  #stageNow(member: string, example: string): Stage {
    if (this.#pace === 'open' || this.hasBeenShown(member, example)) return 'open';
    return this.#revealed.has(example) ? 'late' : 'blind';
  }

  mayTakeBack = (member: string, example: string): boolean =>
    !this.hasBeenShown(member, example) && !this.#revealed.has(example);

  lock(member: string, example: string, locked: boolean): void {
    if (locked) this.#locked.add(on(member, example));
    else this.#locked.delete(on(member, example));
    this.#revealIfComplete(example);
    this.#tell(example);
  }

  reveal(example: string): void {
    this.#revealed.add(example);
    this.#automatic.revealed(this.isRevealed);
    this.#tell(example);
  }

  configure(terms: Terms): void {
    this.#terms = terms;
    this.#automatic.lookAgain();
  }

  arrive = (member: string): void => this.#automatic.arrive(member);
  leave = (member: string): void => this.#automatic.leave(member);
  moveTo = (member: string, example: string): void => this.#automatic.moveTo(member, example);
  stopTimer = (): void => this.#automatic.stopTimer();

  /** Takes the place of one that runs, unless nothing is left to reveal. */
  startTimer(examples: readonly string[], ms: number): void {
    const left = this.#pace === 'open' ? [] : examples.filter((example) => !this.isRevealed(example));
    if (left.length > 0) this.#automatic.startTimer(left, ms);
  }

  /** Will anything be revealed by then, if nobody does anything? */
  isDueBy = (moment: number): boolean => this.#automatic.isDueBy(moment);

  timeIs(now: number): void {
    const { ended, lookedAt } = this.#automatic.timeIs(now);
    for (const example of ended) this.reveal(example);
    for (const example of lookedAt) this.#revealIfComplete(example);
  }

  #revealIfComplete(example: string): void {
    if (this.#pace !== 'together' || !this.#terms.revealsWhenAll || this.isRevealed(example)) return;
    const waitedFor = this.#automatic.attending.filter(this.judges);
    if (waitedFor.length > 0 && waitedFor.every((member) => this.hasLockedIn(member, example))) this.reveal(example);
  }

  /** May this member be shown this table, if they ask now? A peek is another question. */
  mayBeShown(member: string, example: string): boolean {
    if (!this.isHere(member)) return false;
    if (this.hasBeenShown(member, example) || this.#pace === 'open' || this.#revealed.has(example)) return true;
    if (this.#pace === 'together') return false;
    if (this.#roles.get(member) === 'observer') return true;
    return this.hasLockedIn(member, example) && this.#lockedIn(example) >= this.#terms.opensAfter;
  }

  /** Of those who are in the room and judge. */
  #lockedIn = (example: string): number =>
    [...this.#roles.keys()].filter((member) => this.judges(member) && this.hasLockedIn(member, example)).length;

  show(member: string, example: string): void {
    this.#shown.add(on(member, example));
    this.#tell(example);
  }

  remove(member: string): void {
    this.#removed.add(member);
    this.leave(member);
  }

  comeBack(member: string, role: Role): void {
    this.#removed.delete(member);
    this.#roles.set(member, role);
    for (const example of this.#ofExample.keys()) this.#tell(example);
  }

  /** In solo and together, what a member put there lies open only once they have locked in or been shown it, or all is revealed. */
  #mayBeLaid(author: string, example: string): boolean {
    if (this.#pace === 'open' || this.#revealed.has(example)) return true;
    return this.hasLockedIn(author, example) || this.hasBeenShown(author, example);
  }

  #knownTo(member: string): Set<string> {
    const known = this.#known.get(member) ?? new Set();
    this.#known.set(member, known);
    return known;
  }

  /** Whoever has been shown this example now knows what lies open of it now, for good. */
  #tell(example: string): void {
    const open = [...this.#open(example)];
    for (const member of this.#roles.keys()) {
      if (!this.isHere(member) || !this.hasBeenShown(member, example)) continue;
      const known = this.#knownTo(member);
      for (const mark of open) known.add(mark);
    }
  }

  *#open(example: string): Iterable<string> {
    yield* this.#ofExample.get(example) ?? [];
    for (const [author, all] of this.#written) {
      if (!this.#mayBeLaid(author, example)) continue;
      for (const { example: theirs, marks, keys } of all.values()) {
        if (theirs !== example) continue;
        for (const some of marks.values()) yield* some;
        for (const key of keys) this.#keysOn(example).add(key);
      }
    }
    yield* this.#keysOn(example);
  }

  #keysOn(example: string): Set<string> {
    const keys = this.#keys.get(example) ?? new Set();
    this.#keys.set(example, keys);
    return keys;
  }
}
