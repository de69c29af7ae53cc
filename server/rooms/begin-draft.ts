// Begins the corrected draft of a response: the server lays the original in it, once, whoever asks and however many at once.
import type * as Y from 'yjs';
import { examplesShown } from '../../db/queries/examples.ts';
import { memberById } from '../../db/queries/room-facts.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { DraftView } from '../../shared/protocol/pages.ts';
import { pageDrafts, pageName, pageText } from '../../shared/room/documents.ts';
import { sightOf } from '../../shared/room/sight.ts';
import type { Decider } from './decisions.ts';
import { enterAt, type OnExample } from './enter.ts';
import { standpointOf } from './standpoint.ts';

/** A longer text is not co-edited: every editor would hold each of its characters. */
const DRAFT_LIMIT = 500_000;

/**
 * Who begins a draft second begins nothing; a draft that was emptied by hand stays empty.
 * @throws Refusal sealed unless the example is open to this member · not-found when there is no such response
 */
export async function beginDraft(
  plane: Decider,
  { response, ...at }: OnExample & { response: number },
): Promise<DraftView> {
  const { facts, member } = await enterAt(plane, at, 'annotate');
  const { read, tables } = plane.database;
  const [shown] = await examplesShown(read, tables, [at.example]);
  const original = shown?.content.responses[response]?.text;
  if (original === undefined) throw new Refusal('not-found');
  if (original.length > DRAFT_LIMIT)
    throw new Refusal('too-large', `A draft holds at most ${DRAFT_LIMIT.toLocaleString('en')} characters.`);
  return plane.decideOnPage(at.room, at.example, async (tx, t, now) => {
    // Removed while this waited for its turn.
    if ((await memberById(tx, t, member.id)) === undefined) throw new Refusal('not-found');
    if (sightOf(await standpointOf(tx, t, facts, member, at.example)) !== 'open') throw new Refusal('sealed');
    const edit = (page: Y.Doc) => seed(page, response, original, { by: member.id, at: now });
    const edits = [{ document: pageName(at.room, at.example), edit }];
    return { value: { response }, lays: [], announcements: [], edits };
  });
}

function seed(page: Y.Doc, response: number, original: string, begun: { by: string; at: number }): void {
  const text = pageText(page, response);
  const drafts = pageDrafts(page);
  // Also when everything in it was deleted: what was there stays in the text's own list. The note of who began it can be
  // taken away by a client; this cannot.
  if (text._start === null) text.insert(0, original);
  if (!drafts.has(`${response}`)) drafts.set(`${response}`, begun);
}
