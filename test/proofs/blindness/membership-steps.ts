// One member goes, and comes back in another role: alone, or while the example they ask for is revealed.
import type { Role } from '../../../shared/room/roles.ts';
import { at, type Step } from './desk-steps.ts';
import type { Session } from './session.ts';

const isHere = ({ history, member }: Session): boolean => history.isHere(member('ray'));
const takeOut = (session: Session) =>
  session.person('lea').ask('DELETE', `/api/rooms/${session.room.id}/members/${session.member('ray')}`);

export const remove: Step = async (session) => {
  if (!isHere(session)) return undefined;
  await takeOut(session);
  await session.settle();
  session.history.remove(session.member('ray'));
  return 'lea removes ray';
};

/** By an invite made after that, and perhaps as something else. */
export const comeBack: Step = async (session) => {
  if (isHere(session)) return undefined;
  const role = session.random.pick(['observer', 'trainer', 'lead'] as const);
  const token = await invited(session, role);
  session.history.comeBack(session.member('ray'), role);
  await session.person('ray').ask('POST', '/api/join', { body: { token } });
  await settleIn(session);
  return `ray comes back as ${role}`;
};

/** The history is told what may be heard when all is over: whichever comes first, nobody hears more than that. */
export const removeAmidst: Step = async (session) => {
  if (!isHere(session)) return undefined;
  const example = session.anExample();
  await session.settle();
  tellOfReveal(session, example);
  await allAtOnce(session, [...revealAndAsk(session, example), () => takeOut(session)]);
  await session.settle();
  session.history.remove(session.member('ray'));
  return `lea removes ray while ${at(session, example)} is revealed`;
};

export const comeBackAmidst: Step = async (session) => {
  if (isHere(session)) return undefined;
  const [role, example] = [session.random.pick(['observer', 'trainer'] as const), session.anExample()];
  const token = await invited(session, role);
  session.history.comeBack(session.member('ray'), role);
  tellOfReveal(session, example);
  const join = () => session.person('ray').ask('POST', '/api/join', { body: { token } });
  await allAtOnce(session, [...revealAndAsk(session, example), join]);
  await settleIn(session);
  return `ray comes back as ${role} while ${at(session, example)} is revealed`;
};

async function invited(session: Session, role: Role): Promise<string> {
  await session.pass(1);
  const body = { role, standing: 'novice' };
  const { token } = await session
    .person('lea')
    .json<{ token: string }>('POST', `/api/rooms/${session.room.id}/invites`, body);
  await session.settle();
  return token;
}

async function settleIn(session: Session): Promise<void> {
  const { room } = session;
  const ray = session.person('ray');
  ray.leave();
  await session.enter('ray');
  await ray.open(`desk/${room.id}`);
}

function tellOfReveal({ history, member }: Session, example: string): void {
  history.reveal(example);
  history.show(member('ray'), example);
}

const revealAndAsk = (session: Session, example: string) => [
  () => session.person('pia').ask('POST', `/api/rooms/${session.room.id}/reveals`, { body: { examples: [example] } }),
  () => session.person('ray').ask('POST', `/api/rooms/${session.room.id}/examples/${example}/opening`),
  () => session.person('ray').ask('GET', `/api/rooms/${session.room.id}/judgments`),
];

async function allAtOnce({ random }: Session, acts: (() => Promise<unknown>)[]): Promise<void> {
  const left = [...acts];
  const begun: Promise<unknown>[] = [];
  while (left.length > 0) begun.push(...left.splice(random.below(left.length), 1).map((act) => act()));
  await Promise.all(begun);
}
