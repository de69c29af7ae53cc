// A room whose sealed parts carry marks: sealed fields, gold labels, the rows as they stood, and what the file’s own raters said.
import { insertMember, insertRoom, insertRubric } from '../../../db/queries/rooms.ts';
import { insertBlocks } from '../../../db/queries/row-blocks.ts';
import { LabelBatch } from '../../../server/data/label-batch.ts';
import type { Labels } from '../../../shared/example/rating.ts';
import { newId } from '../../../shared/room/ids.ts';
import { may, type Role, type Standing } from '../../../shared/room/roles.ts';
import type { Rubric } from '../../../shared/room/rubric.ts';
import type { RoomSettings } from '../../../shared/room/settings.ts';
import type { Pace } from '../../../shared/room/sight.ts';
import { aBlock } from '../../support/a-block.ts';
import type { MarkKind, Marks } from './marks.ts';
import type { Stage } from './stage.ts';

const asked = { help: '', ceiling: 'high', per: 'example', required: false } as const;
const named = (id: string) => ({ id, label: id });

/** One question of each kind whose answer is words or marked text, and one that must be answered to lock in. */
export const rubric: Rubric = {
  title: 'Everything',
  dimensions: [
    {
      ...{ ...asked, id: 'grade', name: 'Grade', question: 'Which?', nature: 'objective', required: true },
      ...{ type: 'choice', choices: ['a', 'b', 'c'].map(named) },
    },
    { ...asked, id: 'words', name: 'Words', question: 'Why?', nature: 'subjective', type: 'text', limit: 4_000 },
    {
      ...{ ...asked, id: 'faults', name: 'Faults', question: 'Where?', nature: 'objective', type: 'spans' },
      ...{ categories: [named('wrong')], severities: [{ ...named('major'), weight: 5 }] },
    },
    {
      ...{ ...asked, id: 'likes', name: 'Likes', question: 'Which one?', nature: 'subjective', asksShare: true },
      ...{ type: 'preference', points: 4, tie: true, bothBad: true },
    },
  ],
};

export interface Cast {
  name: string;
  user: string;
  role: Role;
  standing?: Standing;
}

export interface MarkedRoom {
  id: string;
  dataset: string;
  examples: string[];
  rubricVersion: string;
  /** Member ids by name. */
  members: Map<string, string>;
  /** Marks of what is sealed of each example. */
  sealed: Map<string, string[]>;
}

export interface AboutRoom {
  pace: Pace;
  settings?: Partial<RoomSettings>;
  cast: readonly Cast[];
  examples: number;
  /** Who brought the file in. */
  importedBy: string;
  /** What is sealed of a row, instead of marks. */
  secrets?: (position: number) => { fields: Record<string, string | boolean>; labels: Labels; source: string };
}

/** Marked texts for one row, and what it is. */
function markedRow(marks: Marks, position: number, note: (mark: string) => void) {
  const mark = (kind: MarkKind) => {
    const { text, mark: made } = marks.make(kind, `${kind} of row ${position}`);
    note(made.id);
    return text;
  };
  const rater = { name: 'Expert', kind: 'person', standing: 'expert' } as const;
  const part = { in: 'responses', index: 0 } as const;
  const labels: Labels = {
    raters: [rater],
    ratings: [{ rater: 'Expert', dimension: 'preference', value: mark('rater'), rationale: mark('rater') }],
    spans: [{ rater: 'Expert', part, start: 0, end: 5, quote: 'First', comment: mark('rated span') }],
  };
  return {
    fields: { model: mark('sealed field'), gold: mark('gold label'), removed: true },
    labels,
    source: JSON.stringify({ text: mark('row as it stood') }),
  };
}

const contentOf = (position: number) => ({
  conversation: [{ role: 'user', text: `Question ${position}` }],
  responses: [{ text: `First answer to ${position}` }, { text: `Second answer to ${position}` }],
  fields: {},
});

export async function aMarkedRoom(stage: Stage, marks: Marks, about: AboutRoom): Promise<MarkedRoom> {
  const { database, clock, random } = stage.given;
  const t = database.tables;
  const at = clock.now();
  const ids = () => newId(random);
  const [dataset, rubricId, rubricVersion, room] = [ids(), ids(), ids(), ids()];
  const examples = Array.from({ length: about.examples }, ids);
  const members = new Map(about.cast.map(({ name }) => [name, ids()]));
  const sealed = new Map<string, string[]>(examples.map((example) => [example, []]));
  const said = new LabelBatch(stage.given, dataset);
  const hash = (n: number) => n.toString(16).padStart(64, '0');
  await database.write(async (tx) => {
    const file = { fileName: 'rows.jsonl', fileBytes: 1_000, fileSha256: hash(0), format: 'text', raters: 1 };
    const shown = { id: dataset, name: 'Rows', ...file, rows: examples.length, importedAt: at };
    await tx.insert(t.dataset).values({ ...shown, importedBy: about.importedBy });
    const rows = examples.map((example, position) => {
      const note = (mark: string) => void sealed.get(example)?.push(mark);
      const row = about.secrets?.(position) ?? markedRow(marks, position, note);
      said.add(example, row.labels);
      return { content: contentOf(position), sealed: { fields: row.fields }, source: row.source };
    });
    await insertBlocks(
      tx,
      t,
      dataset,
      aBlock(examples, (n) => rows[n] as (typeof rows)[number]),
    );
    await said.take()(tx, t);
    const version = { id: rubricVersion, rubric: rubricId, number: 1, content: rubric, publishedAt: at };
    await insertRubric(tx, t, { id: rubricId, title: rubric.title, createdAt: at }, version);
    const window = { dataset, start: 0, count: examples.length, windowHash: hash(9), rubricVersion };
    const how = { pace: about.pace, ...(about.settings && { settings: about.settings }) };
    const by = about.cast[0]?.user ?? '';
    await insertRoom(tx, t, { id: room, title: 'A room', ...window, ...how, createdBy: by, createdAt: at });
    for (const [colour, { name, user, role, standing = 'trainer' }] of about.cast.entries()) {
      const place = { id: members.get(name) ?? '', room, user, role, standing, judges: may(role, 'judge') };
      await insertMember(tx, t, { ...place, colour: colour + 1, joinedAt: at + colour });
    }
  });
  return { id: room, dataset, examples, rubricVersion, members, sealed };
}
