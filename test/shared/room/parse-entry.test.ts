// The door for entries: what is taken from a desk, and what is not.
import { describe, expect, test } from 'vitest';
import { parseEntry } from '../../../shared/room/parse-entry.ts';

const example = 'e'.repeat(22);
const author = 'a'.repeat(22);
const anchor = { part: { in: 'responses', index: 0 }, start: 3, end: 8, exact: 'hello', prefix: 'ab ', suffix: '!' };

describe('taken', () => {
  test.each([
    [
      `judgment.${example}.helpfulness.1`,
      { kind: 'judgment', example, dimension: 'helpfulness', response: 1, value: 4 },
    ],
    [`judgment.${example}.preference`, { kind: 'judgment', example, dimension: 'preference', value: 'both-bad' }],
    [`judgment.${example}.preference`, { kind: 'judgment', example, dimension: 'preference', value: null }],
    [`rationale.${example}`, { kind: 'rationale', example, text: '' }],
    [`lock-in.${example}`, { kind: 'lock-in', example, locked: true }],
    [`read.${example}`, { kind: 'read', example, seconds: 12 }],
    ['h1', { kind: 'highlight', example, anchor }],
    ['c1', { kind: 'comment', example, subject: { on: 'example' }, text: 'Why?' }],
    ['c2', { kind: 'comment', example, subject: { on: 'entry', entry: `${author}/c1` }, text: 'Because.' }],
    ['c3', { kind: 'comment', example, subject: { on: 'part', part: { in: 'conversation', index: 0 } }, text: '…' }],
  ])('[E1] %s', (id, entry) => {
    expect(parseEntry(id, entry)).toEqual({ ok: true, id, entry });
  });
});

describe('not taken', () => {
  const comment = { kind: 'comment', example, subject: { on: 'example' }, text: 'Why?' };
  test.each<[string, string, unknown]>([
    ['[E1] not an object', 'c1', 'text'],
    ['[E1] nothing', 'c1', null],
    ['[E1] an unknown kind', 'c1', { kind: 'verdict', example }],
    ['[E1] a comment without words', 'c1', { ...comment, text: '  \n' }],
    ['[E1] a text over the limit', 'c1', { ...comment, text: 'x'.repeat(20_001) }],
    ['[E1] an example that is no id', 'c1', { ...comment, example: '../desk' }],
    ['[E1] a key that is no key', 'a/b', comment],
    ['[E1] an empty key', '', comment],
    [
      '[E1] a quote that is not as long as its place',
      'h1',
      { kind: 'highlight', example, anchor: { ...anchor, end: 9 } },
    ],
    [
      '[E1] an answer under the key of another question',
      `judgment.${example}.tone`,
      { kind: 'judgment', example, dimension: 'style', value: 1 },
    ],
    ['[E8] an answer under a key of its own', 'j1', { kind: 'judgment', example, dimension: 'style', value: 1 }],
    ['[E2] a claim of authorship', 'c1', { ...comment, author }],
    ['[E2] a claim of time', 'c1', { ...comment, acceptedAt: 1 }],
    [
      '[E2] a claim of stage',
      `judgment.${example}.style`,
      { kind: 'judgment', example, dimension: 'style', value: 1, stage: 'blind' },
    ],
  ])('%s', (_, id, entry) => {
    const parsed = parseEntry(id, entry);
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.fault).toMatch(/^(This entry|The key).*\.$/);
  });
});
