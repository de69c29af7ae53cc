// What rarely changes about a room: read once, then remembered, until its rubric or settings change.
import type { Transaction } from '../../db/database.ts';
import { visibleRows } from '../../db/queries/examples.ts';
import { roomById } from '../../db/queries/room-facts.ts';
import { configuredIn } from '../../db/queries/rubrics.ts';
import type { Tables } from '../../db/schema.ts';
import type { Content } from '../../shared/example/example.ts';
import type { Rubric } from '../../shared/room/rubric.ts';
import { RoomSettings } from '../../shared/room/settings.ts';
import type { Pace } from '../../shared/room/sight.ts';
import type { Given } from '../given.ts';

export interface RoomFacts {
  id: string;
  madeAt: number;
  pace: Pace;
  settings: RoomSettings;
  rubric: Rubric;
  rubricVersion: string;
  /** Rubric version and settings as one text: facts with another one are out of date. */
  revision: string;
  /** The examples of the window in order, each with what parts it has. */
  examples: ReadonlyMap<string, { responses: number; messages: number; fields: readonly string[] }>;
}

/** Facts of at most this many rooms are remembered; the one longest unused is forgotten first. */
const REMEMBERED_ROOMS = 1_000;
const remembered = new WeakMap<object, Map<string, Promise<RoomFacts | undefined>>>();

/** Undefined when there is no such room. */
export function roomFacts({ database }: Pick<Given, 'database'>, room: string): Promise<RoomFacts | undefined> {
  const rooms = remembered.get(database) ?? new Map<string, Promise<RoomFacts | undefined>>();
  remembered.set(database, rooms);
  const known = rooms.get(room) ?? read(database, room);
  rooms.delete(room);
  rooms.set(room, known);
  // A room that is not there may be made later; a failed read must be tried again.
  const forget = () => rooms.get(room) === known && rooms.delete(room);
  known.then((facts) => facts ?? forget(), forget);
  for (const oldest of rooms.keys()) {
    if (rooms.size <= REMEMBERED_ROOMS) break;
    rooms.delete(oldest);
  }
  return known;
}

const partsOf = ({ responses, conversation, fields }: Content) => ({
  responses: responses.length,
  messages: conversation.length,
  fields: Object.keys(fields),
});

async function read({ read, tables }: Given['database'], id: string): Promise<RoomFacts | undefined> {
  const room = await roomById(read, tables, id);
  if (room === undefined) return undefined;
  const examples = await visibleRows(read, tables, room.dataset, room.start, room.count);
  return {
    ...configuredAs(room),
    id,
    madeAt: room.createdAt,
    pace: room.pace,
    examples: new Map(examples.map(({ id, content }) => [id, partsOf(content)])),
  };
}

type Configured = Pick<NonNullable<Awaited<ReturnType<typeof roomById>>>, 'rubric' | 'rubricVersion' | 'settings'>;

const configuredAs = ({ rubric, rubricVersion, settings }: Configured) => ({
  rubric,
  rubricVersion,
  settings: RoomSettings.parse(settings ?? {}),
  revision: revisionOf({ rubricVersion, settings }),
});

const revisionOf = ({ rubricVersion, settings }: Pick<Configured, 'rubricVersion' | 'settings'>): string =>
  `${rubricVersion} ${JSON.stringify(settings)}`;

/** A room's rubric or settings were changed: who asks next reads them anew. */
export function forgetFacts({ database }: Pick<Given, 'database'>, room: string): void {
  remembered.get(database)?.delete(room);
}

/** The facts as they are at this moment of a write: what was remembered may be older than what was decided since. */
export async function presentFacts(tx: Transaction, t: Tables, facts: RoomFacts): Promise<RoomFacts> {
  const now = await configuredIn(tx, t, facts.id);
  if (now === undefined || revisionOf(now) === facts.revision) return facts;
  const room = await roomById(tx, t, facts.id);
  return room === undefined ? facts : { ...facts, ...configuredAs(room) };
}
