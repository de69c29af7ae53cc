// What is true of the saving of one document: a small machine of plain values, without sockets or timers.
import type { Failure } from '../../shared/protocol/failures.ts';

/**
 * `newest` counts changes and reconnections; a question `[100, newest]` follows each as soon as the line can carry it.
 * Only the answer to the newest question proves that everything is on the server's disk.
 */
export interface Saving {
  newest: number;
  /** The greatest number the server has answered. */
  answered: number;
  /** opening: never connected yet · up: the server has been sent all that we have · down: it may not have. */
  line: 'opening' | 'up' | 'down';
  /** Changes since the newest answer that this browser made. */
  unsaved: boolean;
  /** The browser's own copy works; undefined until that is known. */
  kept: boolean | undefined;
  /** False while the server says that it cannot save. */
  serverSaves: boolean;
  /** The server ended this for good. */
  stopped: Failure | undefined;
}

export type SavingEvent =
  | { is: 'changed' }
  /** Connected, and our answer to the server's step 1 is on its way: it carries all that the server lacks. */
  | { is: 'caught-up' }
  | { is: 'answer'; number: number }
  | { is: 'down' }
  | { is: 'kept'; works: boolean }
  | { is: 'server-saves'; works: boolean }
  | { is: 'stopped'; failure: Failure };

export const atFirst: Saving = {
  newest: 0,
  answered: 0,
  line: 'opening',
  unsaved: false,
  kept: undefined,
  serverSaves: true,
  stopped: undefined,
};

/** The next state, and the number to ask the server about now, if any. */
export function step(saving: Saving, event: SavingEvent): { saving: Saving; ask?: number } {
  switch (event.is) {
    case 'changed':
      return asked({ ...saving, unsaved: true });
    case 'caught-up':
      return asked({ ...saving, line: 'up', stopped: undefined });
    case 'answer': {
      if (event.number > saving.newest) return { saving };
      const answered = Math.max(saving.answered, event.number);
      return { saving: { ...saving, answered, unsaved: saving.unsaved && answered < saving.newest } };
    }
    case 'down':
      return { saving: { ...saving, line: 'down' } };
    case 'kept':
      return { saving: { ...saving, kept: event.works } };
    case 'server-saves':
      return { saving: { ...saving, serverSaves: event.works } };
    case 'stopped':
      return { saving: { ...saving, line: 'down', stopped: event.failure } };
    default:
      return event satisfies never;
  }
}

function asked(saving: Saving): { saving: Saving; ask?: number } {
  const newest = saving.newest + 1;
  return saving.line === 'up' ? { saving: { ...saving, newest }, ask: newest } : { saving: { ...saving, newest } };
}

/** What a person is told. */
export type Mark =
  | { is: 'opening' }
  | { is: 'saved' }
  | { is: 'saving' }
  | { is: 'offline'; unsaved: boolean; kept: boolean }
  | { is: 'server-cannot-save'; kept: boolean }
  | { is: 'stopped'; failure: Failure; unsaved: boolean; kept: boolean };

export function markOf(saving: Saving): Mark {
  const { newest, answered, line, unsaved, serverSaves, stopped } = saving;
  const kept = saving.kept === true;
  if (stopped !== undefined) return { is: 'stopped', failure: stopped, unsaved, kept };
  if (line === 'down') return { is: 'offline', unsaved, kept };
  if (line === 'opening') return unsaved ? { is: 'offline', unsaved, kept } : { is: 'opening' };
  if (newest === answered) return { is: 'saved' };
  return serverSaves ? { is: 'saving' } : { is: 'server-cannot-save', kept };
}

const gravity = [
  'stopped',
  'offline',
  'server-cannot-save',
  'opening',
  'saving',
  'saved',
] as const satisfies Mark['is'][];

/**
 * One mark for several documents: the desk's, unless another document holds what is not on the server's disk yet and is worse off.
 * A document on which nothing of mine waits takes nothing from the truth of "saved".
 */
export function joinedMark(desk: Saving, others: Iterable<Saving>): Mark {
  let worst = markOf(desk);
  for (const saving of others) {
    if (!saving.unsaved) continue;
    const mark = markOf(saving);
    if (gravity.indexOf(mark.is) < gravity.indexOf(worst.is)) worst = mark;
    else if (mark.is === worst.is && 'kept' in worst && 'kept' in mark && !mark.kept) worst = mark;
  }
  return 'unsaved' in worst && !worst.unsaved ? withUnsaved(worst, others) : worst;
}

/** The desk is saved and offline, say, but a page is not saved: both are told by one mark. */
function withUnsaved(mark: Extract<Mark, { unsaved: boolean }>, others: Iterable<Saving>): Mark {
  for (const { unsaved } of others) if (unsaved) return { ...mark, unsaved: true };
  return mark;
}
