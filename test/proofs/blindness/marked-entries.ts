// Entries of every kind that holds words, each with marks in its words and, where it is its author’s own choice, in its key.
import { type Entry, type EntryKind, fixedEntryId } from '../../../shared/room/entry.ts';
import type { SeededRandom } from '../../support/seeded-random.ts';
import type { MarkKind, Marks } from './marks.ts';

export interface MarkedEntry {
  key: string;
  entry: Entry;
  /** Marks of its words. */
  marks: string[];
  /** Marks of its key. */
  keys: string[];
}

interface About {
  example: string;
  by: string;
  /** An entry that its author knows, and can answer, react to or resolve: `author/key`, and the marks of the key. */
  to: { ref: string; keys: readonly string[] } | undefined;
}

type Make = (word: (kind: MarkKind) => string, about: About) => Entry;

const anchor = (exact: string, prefix = '') => ({
  part: { in: 'responses', index: 0 } as const,
  ...{ start: 0, end: exact.length, exact, prefix, suffix: '' },
});
const subject = ({ to }: About) =>
  to === undefined ? ({ on: 'example' } as const) : ({ on: 'entry', entry: to.ref } as const);

const makers: { [K in EntryKind]?: Make } = {
  rationale: (word, { example }) => ({ kind: 'rationale', example, text: `Because ${word('rationale')}.` }),
  'cannot-judge': (word, { example }) => ({ kind: 'cannot-judge', example, reason: word('cannot-judge') }),
  highlight: (word, { example }) => ({
    ...{ kind: 'highlight', example },
    anchor: anchor(word('highlight'), word('highlight')),
  }),
  comment: (word, about) => ({
    ...{ kind: 'comment', example: about.example },
    ...{ subject: subject(about), text: `See ${word('comment')}!` },
  }),
  tag: (word, about) => ({ kind: 'tag', example: about.example, subject: subject(about), tag: word('tag') }),
  instinct: (word, { example }) => ({
    ...{ kind: 'instinct', example, subject: { on: 'example' } },
    text: word('instinct'),
  }),
  confidence: (_, { example }) => ({ kind: 'confidence', example, value: 4 }),
  'expected-share': (_, { example }) => ({ kind: 'expected-share', example, dimension: 'likes', percent: 70 }),
  read: (_, { example }) => ({ kind: 'read', example, seconds: 12 }),
};

const answers: readonly Make[] = [
  (word, { example }) => ({ kind: 'judgment', example, dimension: 'words', value: word('judgment') }),
  (word, { example }) => ({
    ...{ kind: 'judgment', example, dimension: 'faults' },
    value: [{ anchor: anchor(word('span')), category: 'wrong', severity: 'major' }],
  }),
  (_, { example }) => ({ kind: 'judgment', example, dimension: 'likes', value: 'both-bad' }),
];

const onEntries: readonly Make[] = [
  (_, { example, to }) => ({ kind: 'reaction', example, to: to?.ref ?? '', emoji: '👍' }),
  (_, { example, to }) => ({ kind: 'resolution', example, thread: to?.ref ?? '', resolved: true }),
];

export function aMarkedEntry(marks: Marks, random: SeededRandom, about: About): MarkedEntry {
  const reacts = about.to !== undefined && random.below(2) === 0;
  const all = reacts ? onEntries : [...Object.values(makers), ...answers];
  return made(marks, random.pick(all), about);
}

function made(marks: Marks, make: Make, about: About): MarkedEntry {
  const ids: string[] = [];
  const word = (kind: MarkKind) => {
    const { text, mark } = marks.make(kind, `${kind} by ${about.by}`);
    ids.push(mark.id);
    return text;
  };
  const entry = make(word, about);
  // What refers to another entry tells its key.
  if (about.to !== undefined && JSON.stringify(entry).includes(about.to.ref)) ids.push(...about.to.keys);
  const fixed = fixedEntryId(entry);
  if (fixed !== undefined) return { key: fixed, entry, marks: ids, keys: [] };
  const { text, mark } = marks.make('key', `the key of a ${entry.kind} by ${about.by}`);
  return { key: `k.${text}`, entry, marks: ids, keys: [mark.id] };
}

/** The same thing said otherwise, under its key. */
export function saidOtherwise(all: Marks, { key, entry, keys, marks }: MarkedEntry, by: string): MarkedEntry {
  const ids: string[] = [];
  const word = (kind: MarkKind) => {
    const { text, mark } = all.make(kind, `${kind} by ${by}, said otherwise`);
    ids.push(mark.id);
    return text;
  };
  const { example, kind } = entry;
  const about = { example, by, to: undefined };
  if (kind === 'comment' || kind === 'instinct')
    return { key, keys, marks: ids, entry: { ...entry, text: word(kind) } };
  if (kind === 'rationale') return { key, keys, marks: ids, entry: { ...entry, text: word('rationale') } };
  if (kind === 'judgment' && entry.dimension === 'words')
    return { key, keys, marks: ids, entry: { ...entry, value: word('judgment') } };
  const again = makers[kind]?.(word, about);
  return again === undefined ? { key, keys, marks, entry } : { key, keys, marks: ids, entry: again };
}
