// The facts of each cell of the strip, read from where they live.
import { responseFacts } from '../../shared/example/response-facts.ts';
import type { Id } from '../../shared/room/ids.ts';
import { questionsOf } from '../../shared/room/rubric.ts';
import type { FindState } from '../finding/find-state.svelte.ts';
import type { RoomSession } from '../state/room-session.svelte.ts';
import { type Cell, type CellFacts, cellOf } from './strip-cells.ts';
import { tellsFacts } from './tells-facts.ts';

/** Examples not fetched yet are asked about as if they had this many responses. */
const RESPONSES_UNKNOWN = 2;
const BEGINNING_CHARS = 90;
/** Longer ones are not counted while a pointer passes over them. */
const COUNTED_CHARS = 100_000;

function factsIn(session: RoomSession, find: FindState, index: number): CellFacts {
  const { view, desk, openness, comments, presence, shelf, disagreement } = session;
  const example = view.examples[index] as Id;
  const responses = shelf.at(index)?.content.responses.length ?? RESPONSES_UNKNOWN;
  const questions = questionsOf(view.rubric, responses);
  const open = openness.isOpen(example);
  return {
    number: index + 1,
    read: desk.secondsRead(example) !== undefined,
    answered: questions.filter((question) => desk.answer(example, question) !== undefined).length,
    lockedIn: desk.isLockedIn(example),
    open,
    comments: comments.count(example),
    unread: comments.unread(example),
    instincts: desk.instinctsOn(example),
    here: presence.at(example).map(({ name }) => name),
    seconds: desk.secondsRead(example),
    stale: session.now.stale.of(example).length > 0,
    found: find.countAt(index),
    // Whatever is computed of judgments stays out of sight while they are.
    disagreement: open ? disagreement.of(example) : undefined,
  };
}

/** The cell of the example at this index, from 0. */
export const cellIn = (session: RoomSession, find: FindState, index: number): Cell =>
  cellOf(factsIn(session, find, index));

/** What is said of a cell that is pointed at: all of it, with the length of its responses and how it begins. */
export function saidOf(session: RoomSession, find: FindState, index: number): { label: string; begins: string } {
  const content = session.shelf.at(index)?.content;
  const texts = content?.responses.map(({ text }) => text) ?? [];
  const isCounted = tellsFacts(session, index) && texts.join('').length < COUNTED_CHARS && texts.length > 0;
  const words = isCounted ? texts.reduce((sum, text) => sum + responseFacts(text).words, 0) : undefined;
  const begins = content?.conversation.findLast(({ role }) => role === 'user' || role === 'human')?.text ?? texts[0];
  return {
    label: cellOf({ ...factsIn(session, find, index), words }).label,
    begins: (begins ?? '').slice(0, BEGINNING_CHARS).toWellFormed().replaceAll(/\s+/g, ' '),
  };
}
