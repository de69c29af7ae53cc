// The saved mark is true: it says saved only when the server has answered the newest question.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atFirst, joinedMark, markOf, type Saving, type SavingEvent, step } from '../../../client/connection/saved.ts';

/** Runs events one after the other; answers with the last state and every question asked. */
function told(...events: SavingEvent[]): { saving: Saving; asked: number[]; mark: string } {
  let saving = atFirst;
  const asked: number[] = [];
  for (const event of events) {
    const next = step(saving, event);
    saving = next.saving;
    if (next.ask !== undefined) asked.push(next.ask);
  }
  return { saving, asked, mark: markOf(saving).is };
}

const changed: SavingEvent = { is: 'changed' };
const caughtUp: SavingEvent = { is: 'caught-up' };
const down: SavingEvent = { is: 'down' };
const answer = (number: number): SavingEvent => ({ is: 'answer', number });
const failure = { code: 'not-found', says: 'There is nothing here.' } as const;

describe('asking', () => {
  test('nothing is asked before the server has been sent all that it lacks', () => {
    expect(told(changed, changed).asked).toEqual([]);
  });

  test('catching up asks at once, also when nothing changed: what the browser kept may not be on the server', () => {
    expect(told(caughtUp).asked).toEqual([1]);
  });

  test('every change while the line is up asks anew, with a greater number', () => {
    expect(told(caughtUp, changed, changed).asked).toEqual([1, 2, 3]);
  });

  test('changes made offline are asked about once the line is back', () => {
    expect(told(caughtUp, answer(1), down, changed, changed, caughtUp).asked).toEqual([1, 4]);
  });
});

describe('the mark', () => {
  test('[U3] is opening until the first connection', () => {
    expect(told().mark).toBe('opening');
  });

  test('[U3] is saving until the newest question is answered', () => {
    expect(told(caughtUp).mark).toBe('saving');
    expect(told(caughtUp, changed, answer(1)).mark).toBe('saving');
    expect(told(caughtUp, changed, answer(2)).mark).toBe('saved');
  });

  test('[U3] is offline as soon as the line is down, and saving again when it is back, until answered', () => {
    expect(told(caughtUp, answer(1), down).mark).toBe('offline');
    expect(told(caughtUp, answer(1), down, caughtUp).mark).toBe('saving');
    expect(told(caughtUp, answer(1), down, caughtUp, answer(2)).mark).toBe('saved');
  });

  test('[U3] an answer to a question from before the line broke proves nothing about later ones', () => {
    expect(told(caughtUp, changed, down, caughtUp, answer(2)).mark).toBe('saving');
  });

  test('an answer to what was never asked is not believed', () => {
    expect(told(caughtUp, answer(99)).mark).toBe('saving');
  });

  test('a change before the first connection is told as offline, for it is nowhere else', () => {
    expect(markOf(told(changed).saving)).toEqual({ is: 'offline', unsaved: true, kept: false });
  });

  test('[U4] offline says whether there is something unsaved, and whether this browser keeps it', () => {
    const kept: SavingEvent = { is: 'kept', works: true };
    expect(markOf(told(caughtUp, answer(1), kept, down).saving)).toEqual({
      is: 'offline',
      unsaved: false,
      kept: true,
    });
    expect(markOf(told(caughtUp, kept, down, changed).saving)).toMatchObject({ unsaved: true, kept: true });
    expect(markOf(told(kept, { is: 'kept', works: false }, changed, down).saving)).toMatchObject({ kept: false });
  });

  test('a server that cannot save is named while something waits for it, and forgotten when it answers', () => {
    const broken: SavingEvent = { is: 'server-saves', works: false };
    expect(told(caughtUp, broken, changed).mark).toBe('server-cannot-save');
    expect(told(caughtUp, answer(1), broken).mark).toBe('saved');
    expect(told(caughtUp, broken, changed, { is: 'server-saves', works: true }, answer(2)).mark).toBe('saved');
  });

  test('an end by the server is told before anything else, until a new connection', () => {
    expect(markOf(told(caughtUp, answer(1), { is: 'stopped', failure }).saving)).toMatchObject({
      is: 'stopped',
      failure,
    });
    expect(told({ is: 'stopped', failure }, down).mark).toBe('stopped');
    expect(told({ is: 'stopped', failure }, caughtUp, answer(1)).mark).toBe('saved');
  });
});

test('[U3] whatever happens in whatever order, saved is said only when everything up to the last change was answered', () => {
  const event = fc.oneof(
    fc.constant(changed),
    fc.constant(caughtUp),
    fc.constant(down),
    fc.integer({ min: 1, max: 12 }).map(answer),
    fc.boolean().map((works): SavingEvent => ({ is: 'server-saves', works })),
    fc.boolean().map((works): SavingEvent => ({ is: 'kept', works })),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      // A server that keeps what it was asked about: told by the questions alone.
      let saving = atFirst;
      const asked = new Set<number>();
      let sinceLastAsk = true;
      for (const each of events) {
        if (each.is === 'answer' && !asked.has(each.number)) continue;
        const next = step(saving, each);
        saving = next.saving;
        if (each.is === 'changed') sinceLastAsk = true;
        if (next.ask !== undefined) {
          expect(asked.has(next.ask)).toBe(false);
          asked.add(next.ask);
          sinceLastAsk = false;
        }
        if (markOf(saving).is === 'saved') {
          expect(sinceLastAsk).toBe(false);
          expect(saving.line).toBe('up');
          expect(saving.answered).toBe(Math.max(...asked));
        }
      }
    }),
    { seed: 20_261_123, numRuns: 2_000 },
  );
});

describe('the mark of several documents', () => {
  const saved = told(caughtUp, answer(1)).saving;
  const unsavedOffline = told(caughtUp, answer(1), down, changed, { is: 'kept', works: true }).saving;

  test('[U3] is saved only when what I did on every document is on the disk', () => {
    expect(joinedMark(saved, [saved])).toEqual({ is: 'saved' });
    expect(joinedMark(saved, [told(caughtUp, answer(1), changed).saving])).toEqual({ is: 'saving' });
    expect(joinedMark(saved, [unsavedOffline])).toEqual({ is: 'offline', unsaved: true, kept: true });
  });

  test('[U3] is not worse for a document on which nothing of mine waits', () => {
    for (const other of [told(), told(caughtUp, answer(1), down), told(caughtUp, { is: 'stopped', failure })])
      expect(joinedMark(saved, [other.saving])).toEqual({ is: 'saved' });
  });

  test('[U3] says what waits and is not kept, of whichever document', () => {
    const offline = told(caughtUp, answer(1), { is: 'kept', works: true }, down).saving;
    expect(joinedMark(offline, [unsavedOffline])).toEqual({ is: 'offline', unsaved: true, kept: true });
    const lost = told(caughtUp, down, changed, { is: 'kept', works: false }).saving;
    expect(joinedMark(offline, [lost])).toEqual({ is: 'offline', unsaved: true, kept: false });
  });
});
