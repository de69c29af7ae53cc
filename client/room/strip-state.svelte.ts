// The facts of each cell of the strip, read from where they live.
import type { Id } from '../../shared/room/ids.ts';
import { questionsOf } from '../../shared/room/rubric.ts';
import type { RoomSession } from '../state/room-session.svelte.ts';
import { type Cell, cellOf } from './strip-cells.ts';

/** Examples not fetched yet are asked about as if they had this many responses. */
const RESPONSES_UNKNOWN = 2;

/** The cell of the example at this index, from 0. */
export function cellIn({ view, desk, openness, comments, presence, shelf }: RoomSession, index: number): Cell {
  const example = view.examples[index] as Id;
  const responses = shelf.at(index)?.content.responses.length ?? RESPONSES_UNKNOWN;
  const questions = questionsOf(view.rubric, responses);
  return cellOf({
    number: index + 1,
    read: desk.secondsRead(example) !== undefined,
    answered: questions.filter((question) => desk.answer(example, question) !== undefined).length,
    lockedIn: desk.isLockedIn(example),
    open: openness.isOpen(example),
    comments: comments.count(example),
    unread: comments.unread(example),
    here: presence.at(example).map(({ name }) => name),
  });
}
