// Threads in reading order, from notes that arrive in any order.
import { describe, expect, test } from 'vitest';
import type { Note } from '../../../client/annotating/notes.ts';
import { putOn } from '../../../client/annotating/notes.ts';
import { threadsOf } from '../../../client/annotating/threads.ts';
import type { Part } from '../../../shared/room/anchor.ts';
import type { Subject } from '../../../shared/room/entry.ts';
import type { Laid } from '../../../shared/room/laid.ts';

const example = 'e'.repeat(22);
const ana = 'a'.repeat(22);
const bo = 'b'.repeat(22);

const anchor = (part: Part, start: number) => ({ part, start, end: start + 4, exact: 'word', prefix: '', suffix: '' });
const response = (index: number): Part => ({ in: 'responses', index });

function highlight(id: string, part: Part, start: number, acceptedAt = 1): Note {
  const entry = { kind: 'highlight', example, anchor: anchor(part, start) } as const;
  return { ref: `${ana}/${id}`, author: ana, mine: undefined, entry, acceptedAt, changedAt: undefined };
}
function comment(id: string, subject: Subject, acceptedAt: number | undefined = 1): Note {
  const entry = { kind: 'comment', example, subject, text: id } as const;
  return { ref: `${bo}/${id}`, author: bo, mine: undefined, entry, acceptedAt, changedAt: undefined };
}
const about = (note: Note): Subject => ({ on: 'entry', entry: note.ref });
const order = (notes: Note[]) => threadsOf(notes).map(({ ref }) => ref.split('/')[1]);

describe('order', () => {
  test('is that of reading: the example, fields, conversation, responses, each by place', () => {
    const notes = [
      highlight('b-late', response(1), 9),
      highlight('b-early', response(1), 2),
      comment('on-a', { on: 'part', part: response(0) }),
      highlight('a', response(0), 0),
      highlight('talk', { in: 'conversation', index: 3 }, 0),
      highlight('talk-first', { in: 'conversation', index: 0 }, 50),
      highlight('field', { in: 'fields', name: 'context' }, 0),
      comment('whole', { on: 'example' }),
    ];
    const expected = ['whole', 'field', 'talk-first', 'talk', 'on-a', 'a', 'b-early', 'b-late'];
    expect(order(notes)).toEqual(expected);
    expect(order(notes.toReversed())).toEqual(expected);
  });

  test('of responses is that in which they are shown', () => {
    const notes = [highlight('a', response(0), 0), highlight('b', response(1), 0), highlight('c', response(2), 0)];
    const shown = threadsOf(notes, undefined, [2, 0, 1]);
    expect(shown.map(({ ref }) => ref.split('/')[1])).toEqual(['c', 'a', 'b']);
  });

  test('of the same place is that of time, and what the server has not taken yet comes last', () => {
    const notes = [
      { ...highlight('new', response(0), 0), acceptedAt: undefined },
      highlight('second', response(0), 0, 20),
      highlight('first', response(0), 0, 10),
    ];
    expect(order(notes)).toEqual(['first', 'second', 'new']);
  });
});

describe('threads', () => {
  test('gather answers, and answers to answers, by time', () => {
    const head = highlight('head', response(0), 0);
    const first = comment('first', about(head), 10);
    const answer = comment('answer', about(first), 30);
    const second = comment('second', about(head), 20);
    const [thread] = threadsOf([answer, second, head, first]);
    expect(thread?.replies.map(({ ref }) => ref)).toEqual([first.ref, second.ref, answer.ref]);
  });

  test('an answer to something deleted stays, and says so', () => {
    const [thread] = threadsOf([comment('orphan', { on: 'entry', entry: `${ana}/gone` })]);
    expect(thread?.about).toEqual({ is: 'gone' });
  });

  test('a place stays while something hangs under it, however deep, and goes with it', () => {
    const gone = (id: string, subject: Subject): Note => ({
      ...comment(id, subject),
      entry: { kind: 'removed', example, was: 'comment', subject },
    });
    const head = comment('head', { on: 'example' });
    const under = gone('under', about(head));
    const deep = comment('deep', about(under), 9);
    expect(threadsOf([head, under, deep])[0]?.replies.map(({ ref }) => ref)).toEqual([under.ref, deep.ref]);
    expect(threadsOf([head, under])[0]?.replies).toEqual([]);
    expect(threadsOf([gone('alone', { on: 'example' })])).toEqual([]);
    expect(threadsOf([gone('head', { on: 'example' }), comment('answer', about(head))])).toHaveLength(1);
  });

  test('about what somebody said in judging are threads of their own, after the text', () => {
    const ref = `${ana}/rationale.${example}`;
    const said = { author: ana, entry: { kind: 'rationale', example, text: 'because' } } as const;
    const threads = threadsOf(
      [
        comment('why', { on: 'entry', entry: ref }, 2),
        comment('and', { on: 'entry', entry: ref }, 3),
        highlight('h', response(0), 0),
      ],
      (asked) => (asked === ref ? said : undefined),
    );
    expect(threads.map(({ about: what }) => what.is)).toEqual(['words', 'said', 'said']);
  });

  test('notes that answer each other in a circle still end in one thread', () => {
    const one = comment('one', { on: 'entry', entry: `${bo}/two` });
    const two = comment('two', { on: 'entry', entry: `${bo}/one` });
    const threads = threadsOf([two, one]);
    expect(threads).toHaveLength(1);
    expect(threads[0]?.replies).toHaveLength(1);
  });
});

describe('notes', () => {
  const entry = { kind: 'comment', example, subject: { on: 'example' }, text: 'as laid' } as const;
  const laidBy = (author: string): Laid => ({ author, acceptedAt: 5, changedAt: 7, entry });

  test('of mine are as on my desk, with the times of the table', () => {
    const mine = { id: 'k', entry: { ...entry, text: 'as on my desk' } };
    const [note] = putOn(ana, [mine], new Map([[`${ana}/k`, laidBy(ana)]]));
    expect(note).toMatchObject({ mine: 'k', acceptedAt: 5, changedAt: 7, entry: { text: 'as on my desk' } });
  });

  test('of mine that I took off my desk are gone at once: what is left is a place without words', () => {
    const [place] = putOn(ana, [], new Map([[`${ana}/k`, laidBy(ana)]]));
    expect(place).toMatchObject({ mine: undefined, entry: { kind: 'removed', was: 'comment' } });
    expect(JSON.stringify(place)).not.toContain('as laid');
    expect(threadsOf([place as Note])).toEqual([]);
  });

  test('of others are as they lie on the table, and are not mine', () => {
    expect(putOn(ana, [], new Map([[`${bo}/k`, laidBy(bo)]]))).toMatchObject([{ mine: undefined, author: bo }]);
  });

  test('are only what is put there by annotating', () => {
    const judged: Laid = { author: bo, acceptedAt: 5, entry: { kind: 'rationale', example, text: 'because' } };
    expect(putOn(ana, [], new Map([[`${bo}/rationale.${example}`, judged]]))).toEqual([]);
  });
});
