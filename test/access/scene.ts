// What the matrix of access is tried on: a room in which everybody there could be asks for an example in each state it can be in.
import { insertInvite } from '../../db/queries/invites.ts';
import { insertOpening, insertReveal } from '../../db/queries/openings.ts';
import { insertUser } from '../../db/queries/people.ts';
import { insertMember, insertRoom, insertRubric } from '../../db/queries/rooms.ts';
import { insertBlocks } from '../../db/queries/row-blocks.ts';
import { newSecret } from '../../server/people/secret.ts';
import { SESSION_COOKIE } from '../../server/people/session-of.ts';
import { newSession, writeSession } from '../../server/people/start-session.ts';
import { newId } from '../../shared/room/ids.ts';
import type { Role } from '../../shared/room/roles.ts';
import { rubricTemplates } from '../../shared/room/rubric-templates.ts';
import { aBlock } from '../support/a-block.ts';
import { type RunningApp, startApp, type Visitor } from '../support/start-app.ts';

export type Asker = Visitor;

/** Everybody who could ask. A foreign lead leads elsewhere; who was removed was a lead here. */
export const people = ['nobody', 'stranger', 'foreign lead', 'removed', 'observer', 'trainer', 'lead'] as const;
export type Who = (typeof people)[number];
export const roleOf: Partial<Record<Who, Role>> = { observer: 'observer', trainer: 'trainer', lead: 'lead' };
export const mayLead = (who: Who): boolean => who === 'lead' || who === 'foreign lead' || who === 'removed';

/** What an example is for the one who asks. */
export const states = ['sealed', 'may-open', 'open'] as const;
export type State = (typeof states)[number];

/** What a request is made of. Another scene is made for each person and way in, so that nothing done in one is there in the next. */
export interface Scene {
  room: string;
  /** By the state it is in for the one who asks. */
  examples: Record<State, string>;
  /** The one asked about. */
  example: string;
  rubricVersion: string;
  /** Of a response that the example has, and a text of its page. */
  response: number;
  text: 'note';
  /** A member, not the one who asks. */
  member: string;
  invite: { id: string; token: string };
  /** A dataset that no room uses. */
  dataset: string;
  /** A file that was sent by whoever asks. */
  upload?: string;
  /** A challenge that was made by whoever asks, where they can. */
  challenge: string;
  question: string;
  /** The member id of the one who asks, where there is one. */
  me: string;
}

export type MatrixApp = RunningApp<ReturnType<typeof startApp> extends Promise<RunningApp<infer C>> ? C : never>;

export const startMatrix = (): Promise<MatrixApp> => startApp();

/**
 * The room is of pace together: one example is not revealed, one is, and one has been opened to whoever asks.
 * The witness is its lead, to whom all of them are open.
 */
export async function aScene(app: MatrixApp, who: Who): Promise<{ scene: Scene; asker: Asker; witness: Asker }> {
  const { database, clock, random } = app.given;
  const t = database.tables;
  const at = clock.now();
  const [room, me, member, rubric, rubricVersion, dataset, spare, leads] = [0, 1, 2, 3, 4, 5, 6, 7].map(() =>
    newId(random),
  ) as [string, string, string, string, string, string, string, string];
  const examples = Object.fromEntries(states.map((state) => [state, newId(random)])) as Record<State, string>;
  const [user, other] = [newId(random), newId(random)];
  const { secret: token, hash } = newSecret(random);
  const invite = { id: newId(random), token };
  const [session, witnessing] = [newSession(app.given, 1), newSession(app.given, 1)];
  await database.write(async (tx) => {
    await insertUser(tx, t, { id: user, name: who, mayLead: mayLead(who), createdAt: at });
    await insertUser(tx, t, { id: other, name: 'Tom', mayLead: true, createdAt: at });
    if (who !== 'nobody') await writeSession(tx, t, session, { user });
    const file = { fileName: 'rows.jsonl', fileBytes: 1, fileSha256: '0'.repeat(64), format: 'text' };
    for (const id of [dataset, spare])
      await tx.insert(t.dataset).values({ id, name: 'Rows', ...file, rows: 3, importedAt: at, importedBy: other });
    const content = { conversation: [{ role: 'user', text: 'Why?' }], responses: [{ text: 'So.' }], fields: {} };
    const row = () => ({ content, sealed: { fields: { model: 'M' } } });
    await insertBlocks(tx, t, dataset, aBlock(Object.values(examples), row));
    const template = rubricTemplates.helpfulness;
    const version = { id: rubricVersion, rubric, number: 1, content: template, publishedAt: at };
    await insertRubric(tx, t, { id: rubric, title: template.title, createdAt: at }, version);
    const window = { dataset, start: 0, count: 3, windowHash: '0'.repeat(64), rubricVersion };
    await insertRoom(tx, t, {
      id: room,
      title: 'A room',
      pace: 'together',
      ...window,
      createdBy: other,
      createdAt: at,
    });
    const here = { room, standing: 'trainer' as const, judges: true, colour: 1, joinedAt: at };
    await insertMember(tx, t, { ...here, id: member, user: other, role: 'trainer' });
    const another = newId(random);
    await insertUser(tx, t, { id: another, name: 'Lea', mayLead: true, createdAt: at });
    await writeSession(tx, t, witnessing, { user: another });
    await insertMember(tx, t, { ...here, id: leads, user: another, role: 'lead' });
    const role = roleOf[who] ?? (who === 'removed' ? 'lead' : undefined);
    if (role !== undefined)
      await insertMember(tx, t, { ...here, id: me, user, role, removedAt: who === 'removed' ? at : null });
    for (const state of ['may-open', 'open'] as const)
      await insertReveal(tx, t, { room, example: examples[state], reason: 'lead', by: leads, at });
    for (const example of Object.values(examples))
      await insertOpening(tx, t, { room, example, member: leads, reason: 'peek', at });
    if (role !== undefined)
      await insertOpening(tx, t, { room, example: examples.open, member: me, reason: 'reveal', at });
    const terms = { role: 'trainer', standing: 'novice', uses: 50, used: 0, expiresAt: at + 1_000_000 } as const;
    await insertInvite(tx, t, { id: invite.id, hash, room, ...terms, createdBy: other, createdAt: at + 1 });
  });
  const [asker, witness] = [app.visitor(), app.visitor()];
  if (who !== 'nobody') asker.cookie = `${SESSION_COOKIE}=${session.secret}`;
  witness.cookie = `${SESSION_COOKIE}=${witnessing.secret}`;
  const page = { response: 0, text: 'note' as const };
  const scene = {
    room,
    examples,
    example: examples.sealed,
    rubricVersion,
    member,
    invite,
    dataset: spare,
    me,
    ...page,
    question: 'helpfulness.0',
    challenge: newId(random),
  };
  return { scene, asker, witness };
}
