// Makes what tests are about, and fills in the rest: people, datasets, rooms, members.
import { createHash } from 'node:crypto';
import { insertUser } from '../../db/queries/people.ts';
import { insertMember, insertRoom, insertRubric } from '../../db/queries/rooms.ts';
import { insertBlocks } from '../../db/queries/row-blocks.ts';
import { LabelBatch } from '../../server/data/label-batch.ts';
import type { Given } from '../../server/given.ts';
import type { Content } from '../../shared/example/example.ts';
import type { Labels } from '../../shared/example/rating.ts';
import type { Me } from '../../shared/protocol/people.ts';
import { newId } from '../../shared/room/ids.ts';
import { may, type Role, type Standing } from '../../shared/room/roles.ts';
import type { Rubric } from '../../shared/room/rubric.ts';
import { rubricTemplates } from '../../shared/room/rubric-templates.ts';
import type { RoomSettings } from '../../shared/room/settings.ts';
import type { Pace } from '../../shared/room/sight.ts';
import type { RubricTemplate } from '../../shared/room/template-names.ts';
import { aBlock } from './a-block.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest();

export async function aUser({ database, clock, random }: Given, about: Partial<Me> = {}): Promise<Me> {
  const user = { id: newId(random), name: 'Ada', mayLead: false, ...about };
  await database.write((tx) => insertUser(tx, database.tables, { ...user, createdAt: clock.now() }));
  return user;
}

export interface TestDataset {
  id: string;
  /** Ids of its examples in file order. */
  examples: string[];
}

export interface AboutDataset {
  rows?: number;
  /** Whose import it was; a new lead's otherwise. */
  by?: string;
  content?: (position: number) => Content;
  sealed?: (position: number) => Record<string, string>;
  /** What raters of the file said of a row. */
  labels?: (position: number) => Labels;
}

/** Rows with a question, two responses, and a sealed model name each. */
export async function aDataset(given: Given, about: AboutDataset = {}): Promise<TestDataset> {
  const { rows = 5, content = plainContent, sealed = (n) => ({ model: `model-${n}` }) } = about;
  const { database, clock, random } = given;
  const by = about.by ?? (await aUser(given, { mayLead: true })).id;
  const id = newId(random);
  const examples = Array.from({ length: rows }, () => newId(random));
  const said = new LabelBatch(given, id);
  await database.write(async (tx) => {
    const t = database.tables;
    const file = {
      fileName: 'rows.jsonl',
      fileBytes: rows * 10,
      fileSha256: sha256(id).toString('hex'),
      format: 'text',
    };
    await tx.insert(t.dataset).values({ id, name: 'Rows', ...file, rows, importedAt: clock.now(), importedBy: by });
    await insertBlocks(
      tx,
      t,
      id,
      aBlock(examples, (n) => ({ content: content(n), sealed: { fields: sealed(n) } })),
    );
    for (const [n, example] of examples.entries()) if (about.labels !== undefined) said.add(example, about.labels(n));
    await said.take()(tx, t);
  });
  return { id, examples };
}

export const plainContent = (position: number): Content => ({
  conversation: [{ role: 'user', text: `Question ${position}` }],
  responses: [{ text: `First answer to ${position}` }, { text: `Second answer to ${position}` }],
  fields: {},
});

export interface TestMember {
  /** The member's id. */
  id: string;
  user: Me;
}

export interface TestRoom {
  id: string;
  dataset: string;
  examples: string[];
  rubricVersion: string;
  /** A lead who judges, unless said otherwise. */
  lead: TestMember;
}

export interface AboutRoom {
  title?: string;
  pace?: Pace;
  /** A template's name, or a rubric of one's own. */
  rubric?: RubricTemplate | Rubric;
  settings?: Partial<RoomSettings>;
  examples?: number;
  lead?: Me;
  judges?: boolean;
  dataset?: TestDataset;
}

export async function aRoom(given: Given, about: AboutRoom = {}): Promise<TestRoom> {
  const { title = 'A room', pace = 'together', rubric = 'helpfulness', settings = null, judges = true } = about;
  const { database, clock, random } = given;
  const lead = about.lead ?? (await aUser(given, { name: 'Lea', mayLead: true }));
  const { id: dataset, examples } =
    about.dataset ?? (await aDataset(given, { rows: about.examples ?? 3, by: lead.id }));
  const [id, rubricId, version, at] = [newId(random), newId(random), newId(random), clock.now()];
  await database.write(async (tx) => {
    const content = typeof rubric === 'string' ? rubricTemplates[rubric] : rubric;
    const row = { id: rubricId, title: content.title, createdAt: at };
    await insertRubric(tx, database.tables, row, {
      id: version,
      rubric: rubricId,
      number: 1,
      content,
      publishedAt: at,
    });
    const window = { dataset, start: 0, count: examples.length, windowHash: windowHash(examples.length) };
    const made = { rubricVersion: version, pace, settings, createdBy: lead.id, createdAt: at };
    await insertRoom(tx, database.tables, { id, title, ...window, ...made });
  });
  const rest = { dataset, examples, rubricVersion: version };
  return { id, ...rest, lead: await aMember(given, { room: id, user: lead, role: 'lead', judges }) };
}

/** See WindowView: over the digests of the rows, not their hex. */
const windowHash = (rows: number): string => {
  const hash = createHash('sha256');
  for (let position = 0; position < rows; position++) hash.update(sha256(`row ${position}`));
  return hash.digest('hex');
};

export interface AboutMember {
  room: string;
  user?: Me;
  name?: string;
  role?: Role;
  standing?: Standing;
  judges?: boolean;
  colour?: number;
}

export async function aMember(given: Given, about: AboutMember): Promise<TestMember> {
  const { room, role = 'trainer', standing = 'trainer', judges = may(role, 'judge'), colour = 1 } = about;
  const { database, clock, random } = given;
  const user = about.user ?? (await aUser(given, { name: about.name ?? 'Tom' }));
  const id = newId(random);
  const member = { id, room, user: user.id, role, standing, judges, colour, joinedAt: clock.now() };
  await database.write((tx) => insertMember(tx, database.tables, member));
  return { id, user };
}
