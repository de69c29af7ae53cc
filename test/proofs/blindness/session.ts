// One session: a room, its people with all their connections, the history of what happened, and the judging of every byte they heard.
import { eq } from 'drizzle-orm';
import type { Pace, RevealReason } from '../../../shared/room/sight.ts';
import type { Scene } from '../../access/scene.ts';
import type { SeededRandom } from '../../support/seeded-random.ts';
import type { Chunk, Ear } from './ear.ts';
import { History, type Terms } from './history.ts';
import type { MarkedEntry } from './marked-entries.ts';
import { type AboutRoom, aMarkedRoom, type Cast, type MarkedRoom } from './marked-room.ts';
import type { MarkKind, Marks } from './marks.ts';
import { Person } from './person.ts';
import { marksIn } from './search.ts';
import type { Stage } from './stage.ts';

export interface Tally {
  sessions: number;
  steps: number;
  bytes: number;
  chunks: number;
  marks: number;
  /** By what revealed them. */
  reveals: Map<RevealReason, number>;
  /** Marks that reached somebody who may have them, by kind: what is never seen is not looked for in vain. */
  seen: Map<MarkKind, number>;
  leaks: string[];
}

export const emptyTally = (): Tally => ({
  ...{ sessions: 0, steps: 0, bytes: 0, chunks: 0, marks: 0 },
  ...{ reveals: new Map(), seen: new Map(), leaks: [] },
});

/** Everybody but the one who is in no room. */
export const cast = {
  lea: 'lead',
  pia: 'lead',
  tom: 'trainer',
  ann: 'trainer',
  eva: 'trainer',
  olga: 'observer',
  ray: 'trainer',
} as const;
export type Name = keyof typeof cast;

export interface Troupe {
  /** Users by name: those of the cast, and `out`, who leads elsewhere. */
  users: ReadonlyMap<string, string>;
  cookies: ReadonlyMap<string, string>;
}

export interface About extends Pick<AboutRoom, 'secrets'>, Terms {
  pace: Pace;
  examples: number;
  seed: number;
}

/** Whoever has not answered two pings, 20 s apart, is cut off: time leaps no further than lets them answer. */
const STRIDE_MS = 10_000;

export class Session {
  readonly stage: Stage;
  readonly marks: Marks;
  readonly random: SeededRandom;
  readonly about: About;
  readonly room: MarkedRoom;
  readonly history: History;
  readonly people: ReadonlyMap<string, Person>;
  /** What lies on desks, by who made it. */
  readonly written = new Map<string, MarkedEntry[]>();
  /** Who was told that which example opens, and has not asked for it since. */
  toldOpen: { name: string; example: string }[] = [];
  readonly log: string[] = [];
  readonly #tally: Tally;

  private constructor(parts: Pick<Session, 'stage' | 'marks' | 'random' | 'about' | 'room' | 'people'>, tally: Tally) {
    const { stage, marks, random, about, room, people } = parts;
    this.stage = stage;
    this.marks = marks;
    this.random = random;
    this.about = about;
    this.room = room;
    this.people = people;
    this.#tally = tally;
    const roles = new Map(Object.entries(cast).map(([name, role]) => [room.members.get(name) ?? '', role]));
    this.history = new History({ ...about, now: stage.given.clock.now() }, roles);
    for (const [example, sealed] of room.sealed) this.history.sealsOf(example, sealed);
  }

  static async begin(
    { stage, marks, troupe, random }: { stage: Stage; marks: Marks; troupe: Troupe; random: SeededRandom },
    about: About,
    tally: Tally,
  ): Promise<Session> {
    const { pace, opensAfter, revealsWhenAll, examples } = about;
    const members: Cast[] = Object.entries(cast).map(([name, role]) => ({
      ...{ name, role, user: troupe.users.get(name) ?? '' },
      standing: name === 'eva' ? 'expert' : 'trainer',
    }));
    const importedBy = troupe.users.get('lea') ?? '';
    const terms = { pace, settings: { opensAfter, revealsWhenAll }, ...(about.secrets && { secrets: about.secrets }) };
    const room = await aMarkedRoom(stage, marks, { ...terms, cast: members, examples, importedBy });
    const people = new Map<string, Person>();
    for (const [name, user] of troupe.users) {
      const person = new Person(stage, name, user, people.size);
      person.cookie = troupe.cookies.get(name);
      people.set(name, person);
    }
    people.set('nobody', new Person(stage, 'nobody', '', people.size));
    const session = new Session({ stage, marks, random, about, room, people }, tally);
    await session.#connect();
    tally.sessions++;
    return session;
  }

  /** One after another, so that two sessions with one seed connect alike. */
  async #connect(): Promise<void> {
    for (const name of Object.keys(cast)) {
      const person = this.person(name);
      await this.enter(name);
      await person.open(`desk/${this.room.id}`);
      if (name !== 'pia') await person.open(`board/${this.room.id}`);
    }
    await this.person('out').enter(this.room.id);
  }

  async enter(name: string): Promise<void> {
    const person = this.person(name);
    await person.enter(this.room.id);
    for (const announcement of ['revealed', 'opens'])
      person.control?.socket.on(announcement, ({ example, examples = [example] }) => {
        for (const each of examples) this.toldOpen.push({ name, example: each });
      });
    this.history.arrive(this.member(name));
  }

  person(name: string): Person {
    const person = this.people.get(name);
    if (person === undefined) throw new Error(`there is no ${name}`);
    return person;
  }
  member = (name: string): string => this.room.members.get(name) ?? '';
  someone = (): Name => this.random.pick(Object.keys(cast) as Name[]);
  anybody = (): string => this.random.pick([...this.people.keys()]);
  anExample = (): string => this.random.pick(this.room.examples);

  note(line: string): void {
    this.log.push(line);
    this.#tally.steps++;
  }

  /** What every request is made of. */
  scene(example: string): Scene {
    const examples = { sealed: example, 'may-open': example, open: example };
    const { id: room, dataset, rubricVersion } = this.room;
    const member = this.member('tom');
    return {
      ...{ room, examples, example, rubricVersion, member, me: member, dataset },
      ...{ invite: { id: member, token: 'x'.repeat(43) }, upload: member },
      ...{ response: 0, text: 'note' as const, challenge: member, question: 'grade' },
    };
  }

  /** Everything under way comes, and is judged by what has happened until now. */
  async settle(): Promise<void> {
    await this.rest();
    this.judge();
  }

  /** Everything under way comes. */
  async rest(): Promise<void> {
    await Promise.all([...this.people.values()].map((person) => person.rest()));
  }

  /** What time brings is told to the history before it can be heard. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= STRIDE_MS) await this.#stride(Math.min(left, STRIDE_MS));
  }

  async #stride(ms: number): Promise<void> {
    const { clock } = this.stage.given;
    const until = clock.now() + ms;
    const isDue = this.history.isDueBy(until);
    if (isDue) await this.settle();
    this.history.timeIs(until);
    clock.advance(ms);
    if (isDue || ms === STRIDE_MS) await this.rest();
    // What time sets off is asked to be decided only after what was asked before.
    if (isDue) await this.rest();
  }

  judge(): void {
    for (const [name, person] of this.people) for (const ear of person.ears) this.#judgeEar(ear, name);
    this.#judgeEar(this.stage.log, undefined);
  }

  #judgeEar(ear: Ear, name: string | undefined): void {
    for (const chunk of ear.take()) this.#judgeChunk(chunk, name);
  }

  #judgeChunk({ bytes, packedAs, where }: Chunk, name: string | undefined): void {
    this.#tally.chunks++;
    this.#tally.bytes += bytes.length;
    for (const { id, how } of marksIn(bytes, packedAs)) {
      const mark = this.marks.of(id);
      if (mark === undefined) continue;
      if (name !== undefined && this.history.mayHave(this.member(name), id))
        this.#tally.seen.set(mark.kind, (this.#tally.seen.get(mark.kind) ?? 0) + 1);
      else this.leak(`${mark.says} came to ${where}, ${how}`);
    }
  }

  leak(what: string): void {
    const { pace, seed } = this.about;
    const last = this.log.slice(-3).join('; ');
    this.#tally.leaks.push(`seed ${seed}, ${pace}, after ${this.log.length} steps (${last}): ${what}`);
  }

  async end(): Promise<void> {
    await this.settle();
    await this.#countReveals();
    this.leave();
  }

  async #countReveals(): Promise<void> {
    const { read, tables } = this.stage.given.database;
    const { reveals } = this.#tally;
    for (const { reason } of await read.select().from(tables.reveal).where(eq(tables.reveal.room, this.room.id)))
      reveals.set(reason, (reveals.get(reason) ?? 0) + 1);
  }

  leave(): void {
    for (const person of this.people.values()) person.leave();
  }
}
