// Steps of which the pace makes something: everybody locks in, people come and go, a timer ends, and settings change.
import { type RoomSettings, usualSettings } from '../../../shared/room/settings.ts';
import { at, type Step, setLockedIn } from './desk-steps.ts';
import { open } from './opening-steps.ts';
import { cast, type Name, type Session } from './session.ts';

const names = Object.keys(cast) as Name[];
const isLead = ({ history, member }: Session, name: string): boolean => history.roleOf(member(name)) === 'lead';

/** One that is not revealed yet, while there is any. */
function aSealedExample({ room, history, random }: Session): string {
  const sealed = room.examples.filter((example) => !history.isRevealed(example));
  return random.pick(sealed.length > 0 ? sealed : room.examples);
}

/** All who are waited for, one after the other, or all but one, or one alone; and somebody asks for it at once. */
export const everybodyLocksIn: Step = async (session) => {
  const { history, member, random } = session;
  const example = aSealedExample(session);
  const judging = names.filter((name) => session.person(name).isConnected && history.judges(member(name)));
  const first = random.below(judging.length);
  const many = random.pick([judging.length, judging.length - 1, judging.length - 1, 1]);
  const locking = [...judging.slice(first), ...judging.slice(0, first)].slice(0, many);
  for (const name of locking) {
    if (!history.hasLockedIn(member(name), example)) await setLockedIn(session, name, { example, locked: true });
  }
  return `${locking.join(', ')} lock in ${at(session, example)}; ${await open(session)}`;
};

export const comeOrGo: Step = async (session) => {
  const name = session.someone();
  const person = session.person(name);
  if (!session.history.isHere(session.member(name))) return undefined;
  if (!person.isConnected) {
    await session.enter(name);
    return `${name} is here again`;
  }
  person.disconnect();
  session.history.leave(session.member(name));
  await session.rest();
  return `${name} is gone`;
};

const TIMER_SECONDS = [5, 10, 20] as const;

export const timer: Step = async (session) => {
  const { random, room, history } = session;
  const name = random.below(4) > 0 ? 'lea' : session.anybody();
  const person = session.person(name);
  const may = isLead(session, name) && person.isConnected;
  if (random.below(4) === 0) {
    await person.command('stop-timer', { room: room.id });
    if (may) history.stopTimer();
    await session.pass(Math.max(...TIMER_SECONDS) * 1_000);
    return `${name} stops the timer, and its time passes; ${await open(session)}`;
  }
  const examples = random.below(3) === 0 ? room.examples : [aSealedExample(session)];
  const seconds = random.pick(TIMER_SECONDS);
  if (may) history.startTimer(examples, seconds * 1_000);
  await person.command('start-timer', { room: room.id, examples, seconds });
  if (random.below(2) === 0) return `${name} starts a timer of ${seconds} s`;
  await session.pass(seconds * 1_000 - 1);
  return `${name} starts a timer of ${seconds} s, which has nearly ended; ${await open(session)}`;
};

/** What each room’s settings are. */
const settingsNow = new WeakMap<Session, RoomSettings>();

export const changeSettings: Step = async (session) => {
  const { random, about, room, history } = session;
  const { opensAfter, revealsWhenAll, pace } = about;
  const base = settingsNow.get(session) ?? { ...usualSettings, opensAfter, revealsWhenAll };
  const name = random.below(4) > 0 ? 'lea' : session.anybody();
  const change = pace === 'solo' ? { opensAfter: random.pick([1, 2, 3]) } : { revealsWhenAll: !base.revealsWhenAll };
  const settings = { ...base, ...change };
  const body = { base, settings };
  if (isLead(session, name)) {
    await session.settle();
    settingsNow.set(session, settings);
    history.configure(settings);
  }
  await session.person(name).ask('PUT', `/api/rooms/${room.id}/settings`, { body });
  return `${name} sets ${JSON.stringify(change)}`;
};
