// What may happen in a session, and how often: each step is one thing, told to the history before anything of it can be heard.
import { askAtRandom } from './asking.ts';
import { challenge, decide, ruleOnIt } from './deciding-steps.ts';
import { at, lockIn, mayWrite, put, refused, type Step, sayOtherwise, takeOff } from './desk-steps.ts';
import { comeBack, comeBackAmidst, remove, removeAmidst } from './membership-steps.ts';
import { open, peek, reveal } from './opening-steps.ts';
import { changeSettings, comeOrGo, everybodyLocksIn, timer } from './pace-steps.ts';
import { cast, type Name, type Session } from './session.ts';

/** Somebody who has a page open, if anybody has; now and then whoever it may be. */
function readerOfAPage(session: Session): Name {
  const isPage = ({ address, closed }: { address: string; closed: boolean }) => address.startsWith('page') && !closed;
  const readers = (Object.keys(cast) as Name[]).filter((name) => session.person(name).lines.some(isPage));
  return readers.length > 0 && session.random.below(3) > 0 ? session.random.pick(readers) : session.someone();
}

const writePage: Step = async (session) => {
  const name = readerOfAPage(session);
  const { history, room, marks, member } = session;
  const lines = session.person(name).lines.filter(({ address, closed }) => /^(page|board)/.test(address) && !closed);
  const line = lines.length > 0 ? session.random.pick(lines) : undefined;
  if (line === undefined || !mayWrite(session, name)) return undefined;
  const [kind = '', , example] = line.address.split('/');
  const { text, mark } = marks.make(kind === 'page' ? 'note' : 'board', `text on a ${kind} by ${name}`);
  if (example === undefined) history.onBoard([mark.id]);
  else history.sealsOf(example, [mark.id]);
  history.owns(member(name), [mark.id]);
  line.doc.getText('note').insert(0, `${text} of ${room.id}. `);
  await session.person(name).rest();
  return `${name} writes on a ${kind}`;
};

/** Where somebody’s cursor is, said as any client says it. */
const pointAt: Step = async (session) => {
  const name = readerOfAPage(session);
  const open = session.person(name).lines.filter(({ closed }) => !closed);
  const pages = open.filter(({ address }) => address.startsWith('page'));
  const lines = pages.length > 0 && session.random.below(3) > 0 ? pages : open;
  const line = lines.length > 0 ? session.random.pick(lines) : undefined;
  if (line === undefined) return undefined;
  const [kind = '', , example] = line.address.split('/');
  const { text, mark } = session.marks.make('cursor', `the cursor of ${name} in a ${kind}`);
  session.history.owns(session.member(name), [mark.id]);
  if (kind === 'page' && example !== undefined) session.history.sealsOf(example, [mark.id]);
  if (kind === 'board') session.history.onBoard([mark.id]);
  line.provider.awareness.setLocalState({ at: text });
  await session.person(name).rest();
  return `${name} points at something in a ${kind}`;
};

const beAt: Step = async (session) => {
  const [name, example] = [session.anybody(), session.anExample()];
  const bring = session.random.below(5) === 0;
  // Told first: what people read is what the room may reveal by itself.
  if (!bring && session.person(name).isConnected) session.history.moveTo(session.member(name), example);
  await session.person(name).command(bring ? 'bring' : 'be-at', { room: session.room.id, example });
  return `${name} is at ${at(session, example)}`;
};

const time: Step = async (session) => {
  const ms = session.random.pick([100, 1_000, 5_000, 11_000, 31_000]);
  await session.pass(ms);
  return `${ms} ms pass`;
};

const comeAgain: Step = async (session) => {
  const person = session.person(session.someone());
  const line = person.lines.find(() => session.random.below(3) === 0);
  if (line === undefined) return undefined;
  // Another tab, and the old one goes or stays. Asking again for what was refused since is an attempt like any other.
  await person.open(line.address);
  if (session.random.below(2) === 0) person.closeLine(line);
  return `${person.name} opens a ${line.address.split('/', 1)[0]} again`;
};

const ask: Step = async (session) => {
  const name = session.anybody();
  return `${name} asks ${await askAtRandom(session, session.person(name))}`;
};

export type Steps = readonly (readonly [weight: number, step: Step])[];

export const steps: Steps = [
  [44, put],
  [8, sayOtherwise],
  [16, takeOff],
  [3, refused],
  [12, lockIn],
  [3, everybodyLocksIn],
  [3, timer],
  [3, comeOrGo],
  [2, changeSettings],
  [3, reveal],
  [3, peek],
  [24, open],
  [8, writePage],
  [8, pointAt],
  [6, beAt],
  [6, time],
  [4, comeAgain],
  [2, remove],
  [4, comeBack],
  [2, removeAmidst],
  [3, comeBackAmidst],
  [6, decide],
  [3, challenge],
  [1, ruleOnIt],
  [12, ask],
];

/** With much more of what makes a room reveal by itself. */
export const crowded: Steps = [...steps, [20, everybodyLocksIn], [30, timer], [20, comeOrGo], [30, time], [30, open]];
