// Steps on desks: each entry is told to the history before it can be heard, and stored before the next step.
import { deskEntries } from '../../../shared/room/documents.ts';
import { aMarkedEntry, type MarkedEntry, saidOtherwise } from './marked-entries.ts';
import type { Name, Session } from './session.ts';

/** Says what it did; undefined when there was nothing to do. */
export type Step = (session: Session) => Promise<string | undefined>;

export const mayWrite = ({ history, member }: Session, name: Name): boolean =>
  ['lead', 'trainer'].includes(history.roleOf(member(name)) ?? '');
export const at = ({ room }: Session, example: string): number => room.examples.indexOf(example);
const deskOf = (session: Session, name: string) => session.person(name).doc(`desk/${session.room.id}`);

/** Sets it on the desk, and waits until it is stored. An observer’s is refused, and known to them alone. */
async function write(session: Session, name: Name, { key, entry, marks, keys }: MarkedEntry): Promise<boolean> {
  const { history, member } = session;
  const desk = deskOf(session, name);
  if (desk === undefined) return false;
  const taken = mayWrite(session, name);
  if (taken) history.write(member(name), key, { example: entry.example, marks, keys });
  else history.owns(member(name), [...marks, ...keys]);
  deskEntries(desk).set(key, entry);
  await session.person(name).rest();
  return taken;
}

export const put: Step = async (session) => {
  const { random, marks, written, member, history } = session;
  const [name, example] = [session.someone(), session.anExample()];
  const others = [...written].flatMap(([by, all]) =>
    all
      .filter(({ entry, keys }) => entry.example === example && keys.every((key) => history.mayHave(member(name), key)))
      .map(({ key, keys }) => ({ ref: `${member(by)}/${key}`, keys })),
  );
  const to = others.length > 0 && random.below(2) === 0 ? random.pick(others) : undefined;
  const made = aMarkedEntry(marks, random, { example, by: name, to });
  if (await write(session, name, made)) written.set(name, [...(written.get(name) ?? []), made]);
  return `${name} puts a ${made.entry.kind} on ${at(session, example)}`;
};

export const sayOtherwise: Step = async (session) => {
  const name = session.someone();
  const theirs = session.written.get(name) ?? [];
  if (theirs.length === 0) return undefined;
  const old = session.random.pick(theirs);
  const made = saidOtherwise(session.marks, old, name);
  if (!(await write(session, name, made))) return undefined;
  session.written.set(name, [...theirs.filter((each) => each.key !== old.key), made]);
  return `${name} says their ${made.entry.kind} otherwise`;
};

export const takeOff: Step = async (session) => {
  const name = session.someone();
  const theirs = session.written.get(name) ?? [];
  const loose = theirs.filter(({ keys }) => keys.length > 0);
  const desk = deskOf(session, name);
  if (loose.length === 0 || desk === undefined || !mayWrite(session, name)) return undefined;
  const { key, entry } = session.random.pick(loose);
  deskEntries(desk).delete(key);
  await session.person(name).rest();
  session.history.takeOff(session.member(name), key);
  session.written.set(
    name,
    theirs.filter((each) => each.key !== key),
  );
  return `${name} takes a ${entry.kind} off ${at(session, entry.example)}`;
};

/** What cannot be taken is told to its author alone. */
export const refused: Step = async (session) => {
  const name = session.someone();
  const desk = deskOf(session, name);
  if (desk === undefined) return undefined;
  const { text, mark } = session.marks.make('refused entry', `what was not taken of ${name}`);
  session.history.owns(session.member(name), [mark.id]);
  const example = session.anExample();
  const [key, entry] = session.random.pick([
    [`judgment.${example}.grade`, { kind: 'judgment', example, dimension: 'grade', value: text }],
    [`k.${text}`, { kind: 'comment', example, subject: { on: 'example' }, text: ' ', author: text }],
    [`tag.${text}`, { kind: 'tag', example, subject: { on: 'example' }, tag: `${text}${'x'.repeat(60)}` }],
    [`judgment.${example}.${text.toLowerCase()}`, { kind: text, example }],
  ] as const);
  deskEntries(desk).set(key, entry);
  await session.person(name).rest();
  return `${name} writes what cannot be taken`;
};

export const lockIn: Step = async (session) => {
  const [name, example] = [session.someone(), session.anExample()];
  const locked = !session.history.hasLockedIn(session.member(name), example);
  if (!locked && !session.history.mayTakeBack(session.member(name), example)) return undefined;
  if (!(await setLockedIn(session, name, { example, locked }))) return undefined;
  return `${name} ${locked ? 'locks in' : 'unlocks'} ${at(session, example)}`;
};

/** Says whether they could. */
export async function setLockedIn(
  session: Session,
  name: Name,
  { example, locked }: { example: string; locked: boolean },
): Promise<boolean> {
  const desk = deskOf(session, name);
  if (desk === undefined || !mayWrite(session, name)) return false;
  await session.settle();
  if (locked) session.history.lock(session.member(name), example, true);
  desk.transact(() => {
    const grade = { kind: 'judgment', example, dimension: 'grade', value: session.random.pick(['a', 'b', 'c']) };
    if (locked) deskEntries(desk).set(`judgment.${example}.grade`, grade);
    deskEntries(desk).set(`lock-in.${example}`, { kind: 'lock-in', example, locked });
  });
  await session.person(name).rest();
  if (!locked) session.history.lock(session.member(name), example, false);
  return true;
}
