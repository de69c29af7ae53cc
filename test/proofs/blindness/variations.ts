// What can differ between two worlds without anybody else’s noticing: each secret, said in two ways.
import type { Labels } from '../../../shared/example/rating.ts';
import { deskEntries } from '../../../shared/room/documents.ts';
import type { Entry } from '../../../shared/room/entry.ts';
import type { Pace } from '../../../shared/room/sight.ts';
import type { AboutRoom } from './marked-room.ts';
import type { Name, Session } from './session.ts';

export interface Variation {
  /** Whose secret it is: what they hear themselves is not compared. */
  owners: readonly Name[];
  pace?: Pace;
  act(session: Session, world: 0 | 1, round: number): Promise<void>;
  /** What is sealed of the rows. */
  secrets?(world: 0 | 1): NonNullable<AboutRoom['secrets']>;
}

const nothing = async (): Promise<void> => undefined;
const sealed = ({ room }: Session): string => room.examples[0] ?? '';

async function onDesk(session: Session, name: Name, ...entries: (readonly [key: string, entry: Entry | undefined])[]) {
  const person = session.person(name);
  const desk = person.doc(`desk/${session.room.id}`);
  if (desk === undefined) throw new Error(`${name} has no desk open`);
  for (const [key, entry] of entries) {
    if (entry === undefined) deskEntries(desk).delete(key);
    else deskEntries(desk).set(key, entry);
  }
  await person.rest();
}

const rationale = (example: string, text: string) =>
  [`rationale.${example}`, { kind: 'rationale', example, text }] as const;
const answer = (example: string, dimension: string, value: string | number) =>
  [`judgment.${example}.${dimension}`, { kind: 'judgment', example, dimension, value }] as const;
const locked = (example: string, is: boolean) =>
  [`lock-in.${example}`, { kind: 'lock-in', example, locked: is }] as const;
const comment = (example: string, n: number, text: string) =>
  [`c.${n}`, { kind: 'comment', example, subject: { on: 'example' }, text }] as const;
const highlight = (example: string, start: number, exact: string) => {
  const anchor = {
    part: { in: 'responses', index: 0 },
    start,
    end: start + exact.length,
    exact,
    prefix: '',
    suffix: '',
  };
  return ['h', { kind: 'highlight', example, anchor } as Entry] as const;
};
const tag = (example: string, word: string, index: number) =>
  [
    't',
    { kind: 'tag', example, subject: { on: 'part', part: { in: 'responses', index } }, tag: word } as Entry,
  ] as const;

/** This one is opened to everybody, so it is the same in both worlds. */
const REVEALED = 1;
const sealedRow = (world: 0 | 1) => ({
  fields: { model: world === 0 ? 'm' : 'another model', ...(world === 1 && { score: '9' }), removed: world === 1 },
  labels: labels(world),
  source: JSON.stringify({ row: 'x'.repeat(1 + world * 300) }),
});

const labels = (world: 0 | 1): Labels => ({
  raters: [{ name: 'Expert', kind: 'person', standing: 'expert' }],
  ratings: Array.from({ length: 1 + world * 3 }, (_, n) => ({
    ...{ rater: 'Expert', dimension: `d${n}`, value: world === 0 ? 'A' : 'B' },
    rationale: 'x'.repeat(1 + world * 500),
  })),
  spans: [],
});

export const variations: Record<string, Variation> = {
  'all of what follows at once': {
    owners: ['tom'],
    act: async (session, world, round) => {
      for (const [name, { owners, act }] of Object.entries(variations))
        if (owners.length === 1 && owners[0] === 'tom' && !/^all|where/.test(name)) await act(session, world, round);
    },
  },
  'another choice, locked in': {
    owners: ['tom'],
    act: (session, world) => {
      const example = sealed(session);
      const likes = answer(example, 'likes', world === 0 ? 1 : 'both-bad');
      return onDesk(session, 'tom', answer(example, 'grade', 'abc'[world] ?? ''), likes, locked(example, true));
    },
  },
  'a rationale of one or of ten thousand characters': {
    owners: ['tom'],
    act: (session, world) => onDesk(session, 'tom', rationale(sealed(session), 'r'.repeat(world === 0 ? 1 : 10_000))),
  },
  'one or two hundred edits of it': {
    owners: ['tom'],
    act: async (session, world, round) => {
      for (let n = 0; n < (world === 0 ? 1 : 200); n++) {
        const desk = session.person('tom').doc(`desk/${session.room.id}`);
        if (desk) deskEntries(desk).set(...rationale(sealed(session), `${round} ${n}`));
        if (n % 40 === 39) await session.person('tom').rest();
      }
      await onDesk(session, 'tom', rationale(sealed(session), 'in the end'));
    },
  },
  'another tag, and another place of a highlight': {
    owners: ['tom'],
    act: (session, world) => {
      const example = sealed(session);
      const [word, exact] = world === 0 ? ['made up', 'First'] : ['x', 'answer to 0'];
      return onDesk(session, 'tom', tag(example, word, world), highlight(example, world * 6, exact));
    },
  },
  'no annotations, or a dozen': {
    owners: ['tom'],
    act: (session, world, round) => {
      const example = sealed(session);
      const dozen = Array.from({ length: 12 }, (_, n) => comment(example, 100 * round + n, `comment ${n}`));
      return onDesk(session, 'tom', ...(world === 0 ? [] : [...dozen, highlight(example, 0, 'First')]));
    },
  },
  'nothing at all, or everything but the lock-in, half of it taken off again': {
    owners: ['tom'],
    act: async (session, world) => {
      const example = sealed(session);
      if (world === 0) return;
      const all = [answer(example, 'grade', 'b'), rationale(example, 'why'), tag(example, 'tag', 1)] as const;
      await onDesk(session, 'tom', ...all, comment(example, 1, 'one'), comment(example, 2, 'two'));
      await onDesk(session, 'tom', ['c.1', undefined], ['t', undefined]);
    },
  },
  'cannot judge, or sure of it': {
    owners: ['tom'],
    act: (session, world) => {
      const example = sealed(session);
      const cannot = [`cannot-judge.${example}`, { kind: 'cannot-judge', example, reason: 'No law in it.' }] as const;
      const sure = [`confidence.${example}`, { kind: 'confidence', example, value: 5 }] as const;
      const share = { kind: 'expected-share', example, dimension: 'likes', percent: 90 } as const;
      const more = [[`expected-share.${example}.likes`, share], sure] as const;
      return onDesk(session, 'tom', answer(example, 'grade', 'a'), ...(world === 0 ? [cannot] : more));
    },
  },
  'what cannot be taken, or nothing': {
    owners: ['tom'],
    act: async (session, world) => {
      const example = sealed(session);
      if (world === 1) await onDesk(session, 'tom', answer(example, 'grade', 'no such choice'), locked(example, true));
    },
  },
  'who of two locks in': {
    owners: ['tom', 'ann'],
    act: (session, world, round) => {
      const example = sealed(session);
      const name = world === 0 ? 'tom' : 'ann';
      return onDesk(session, name, answer(example, 'grade', 'a'), locked(example, round === 0));
    },
  },
  'where somebody reads': {
    owners: ['tom'],
    // In solo, observers may be told where others are.
    pace: 'together',
    act: async (session, world) => {
      const example = session.room.examples[world === 0 ? 0 : 2] ?? '';
      await session.person('tom').command('be-at', { room: session.room.id, example });
    },
  },
  'what a lead who peeked puts there, and writes on the page': {
    owners: ['pia'],
    act: async (session, world, round) => {
      const example = sealed(session);
      const page = `page/${session.room.id}/${example}`;
      const pia = session.person('pia');
      if (round === 0) await pia.ask('POST', `/api/rooms/${session.room.id}/examples/${example}/peek`);
      const line = pia.line(page) ?? (await pia.open(page));
      line?.doc.getText('note').insert(0, world === 0 ? 'a' : 'bcd'.repeat(500));
      line?.provider.awareness.setLocalState({ at: world === 0 ? 1 : 'somewhere else' });
      await pia.rest();
      if (world === 1) await onDesk(session, 'pia', comment(example, round, 'seen'), answer(example, 'grade', 'c'));
    },
  },
  'what is sealed of the rows, and what their raters said': {
    owners: [],
    act: nothing,
    secrets: (world) => (position) => sealedRow(position === REVEALED ? 0 : world),
  },
};
